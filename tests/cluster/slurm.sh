#!/usr/bin/env bash
# The proof on a real Slurm: three slurmd on this machine, 1,000 cases over 20 shards, one node killed with its step
# daemons in mid-run, requeued, merged, and equal to the file of a single machine. Installs Slurm (Debian, as root).
# Usage: slurm.sh PROGRAM ROOT
set -euo pipefail
program=$(realpath "$1") root=$(realpath "$2")
pad=$(mktemp -d /tmp/chokepoint-slurm-XXXXXX)
export SLURM_CONF=$pad/slurm.conf

if ! command -v slurmctld >/dev/null || ! command -v slurmd >/dev/null || ! command -v sqlite3 >/dev/null; then
  ((EUID == 0)) || { echo "as root, please: apt-get install slurm-wlm sqlite3"; exit 77; }
  apt-get -qq update </dev/null >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends slurm-wlm slurmctld slurmd slurm-client sqlite3 </dev/null >/dev/null
fi

host=$(hostname -s)
down() {
  local file pid
  scancel --user="$(id -un)" 2>/dev/null || true
  for file in "$pad"/slurmd-n*.pid "$pad"/slurmctld.pid; do
    [[ -s $file ]] || continue
    pid=$(cat "$file")
    kill "$pid" 2>/dev/null || true
  done
  sleep 1
  [[ -n ${KEEP:-} ]] || rm -rf "$pad"
}
trap down EXIT

mkdir -p "$pad/state"
cat >"$SLURM_CONF" <<C
ClusterName=mini
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmUser=root
SlurmdUser=root
AuthType=auth/none
CredType=cred/none
AuthInfo=cred_expire=5
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=2,bf_interval=2,batch_sched_delay=0,sched_min_interval=0
SlurmdParameters=config_overrides
ReturnToService=2
JobRequeue=1
SlurmdTimeout=5
KillWait=5
StateSaveLocation=$pad/state
SlurmctldPidFile=$pad/slurmctld.pid
SlurmctldLogFile=$pad/slurmctld.log
SlurmdPidFile=$pad/slurmd-%n.pid
SlurmdLogFile=$pad/slurmd-%n.log
SlurmdSpoolDir=$pad/spool-%n
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
C
for i in 1 2 3; do
  mkdir -p "$pad/spool-n$i"
  echo "NodeName=n$i NodeHostname=$host NodeAddr=127.0.0.1 Port=$((17000 + i)) CPUs=2 RealMemory=2000 State=UNKNOWN" >>"$SLURM_CONF"
done
echo "PartitionName=main Nodes=n[1-3] Default=YES MaxTime=INFINITE State=UP" >>"$SLURM_CONF"
slurmctld -f "$SLURM_CONF"
for i in 1 2 3; do slurmd -f "$SLURM_CONF" -N "n$i"; done
for _ in $(seq 60); do
  [[ $(sinfo -h -t idle -o %D 2>/dev/null) == 3 ]] && break
  sleep 0.5
done
[[ $(sinfo -h -t idle -o %D) == 3 ]] || { echo "the nodes did not come up"; sinfo; exit 1; }

study=$root/tests/studies/slurm.yaml
"$program" sweep "$study" --quiet --out "$pad/one" >/dev/null
begun=$SECONDS
"$program" sweep "$study" --slurm --submit --shards 20 --out "$pad/many"

# One node dies with everything on it, as soon as all of its tasks have rows to lose.
rows_of_task() { # TASK: rows in the file that the task writes aside
  local part
  part=$(compgen -G "$pad/many/shards/shard-$(printf %04d "$1")-of-0020.*.part" | head -1) || true
  sqlite3 -readonly "$part" 'SELECT count(*) FROM trials' 2>/dev/null || echo 0
}
doomed=()
for _ in $(seq 600); do
  mapfile -t doomed < <(squeue -h -w n2 -t R -o '%A %K') # job and task
  at_work=${#doomed[@]}
  for task in "${doomed[@]}"; do (($(rows_of_task "${task#* }") > 0)) || at_work=0; done
  ((at_work > 0)) && break
  sleep 0.1
done
((at_work > 0)) || { echo "no task came to run on n2"; exit 1; }
descendants() {
  local child
  for child in $(pgrep -P "$1" || true); do
    descendants "$child"
    echo "$child"
  done
}
victims=$(cat "$pad/slurmd-n2.pid")
for task in "${doomed[@]}"; do
  # A step daemon has left its parent; its title holds the job. Alone it would let the job come to its end.
  for step in $(pgrep -f "^slurmstepd: \[${task% *}\." || true); do victims+=" $step $(descendants "$step")"; done
done
# shellcheck disable=SC2086 # a list of numbers
kill -9 $victims 2>/dev/null || true
for task in "${doomed[@]}"; do echo "n2 dies: task ${task#* }, $(rows_of_task "${task#* }") of 250 trials there"; done

for _ in $(seq 150); do
  [[ -f $pad/many/study.sqlite && -z $(squeue -h) ]] && break
  sleep 2
done
sed -n 's/^[^ ]* \(requeue.*\)/\1/p' "$pad/slurmctld.log"
grep -q 'due to failure of node n2' "$pad/slurmctld.log" || { echo "nothing was requeued: the node died too late"; exit 1; }
[[ -f $pad/many/study.sqlite ]] || { squeue; tail -5 "$pad"/many/logs/*; exit 1; }
for task in "${doomed[@]}"; do sed -n "s/^going on/task ${task#* } goes on/p" "$pad"/many/logs/sweep-*_"${task#* }".log; done
for file in study.sqlite trials.csv points.csv variables.csv; do cmp "$pad/one/$file" "$pad/many/$file"; done
echo "1,000 cases over 20 shards, one node killed, merged: the same bytes as from one machine; $((SECONDS - begun)) s"
