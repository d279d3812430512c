/** What a child process runs. */
import { loadStages } from '../run.ts';
import { serve } from './serve.ts';

serve(loadStages);
