#!/bin/bash
# Parts of an archive as a Slurm array, and their merge after it. docs/clusters.md tells the rest.
#
#   export INPUT=/archive RUNS=/scratch/ikat PARTS=16
#   job=$(sbatch --parsable --array=1-$PARTS slurm-parts.sh)
#   sbatch --dependency=afterany:$job slurm-parts.sh merge
#
#SBATCH --job-name=ikat
#SBATCH --cpus-per-task=4
#SBATCH --mem=5G
#SBATCH --time=24:00:00
#SBATCH --requeue
#SBATCH --output=ikat-%A-%a.log
set -euo pipefail

if [ "${1:-}" = merge ]; then
  exec ikat merge "$RUNS"/part-* --out "$RUNS/whole"
fi

# The number of parts is that of the first time, whichever of them are run again: SLURM_ARRAY_TASK_COUNT is not.
code=0
ikat extract "$INPUT" --part "$SLURM_ARRAY_TASK_ID/$PARTS" --out "$RUNS/part-$SLURM_ARRAY_TASK_ID" \
  --workers "${SLURM_CPUS_PER_TASK:-1}" || code=$?
# 2: documents were refused by name. That is a result, and the merge tells it again.
[ "$code" -eq 2 ] || exit "$code"
