/** What a child process runs. */
import { loadStages } from './stages.ts';
import { serve } from '../batch/serve.ts';

serve(loadStages);
