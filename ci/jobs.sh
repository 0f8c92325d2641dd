# The jobs of CI, one function each. ci/run and ci/full call them through `job`, which bounds each in time, keeps its output
# under artifacts/ci/ and notes what failed. A single job runs by hand as: bash ci/jobs.sh NAME

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
logs="$root/artifacts/ci"
failed_jobs=()
timings=()
export CI=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

# job NAME SECONDS: runs job_NAME.
job() {
  local name="$1" limit="$2" started=$SECONDS status
  mkdir -p "$logs"
  echo "== $name (at most $limit s)"
  bounded "$limit" bash "$root/ci/jobs.sh" "$name" </dev/null 2>&1 | tee "$logs/$name.log"
  status=${PIPESTATUS[0]}
  timings+=("$(printf '%-16s %4d s  %s' "$name" $((SECONDS - started)) "$([ "$status" = 0 ] && echo ok || echo "exit $status")")")
  [ "$status" = 0 ] || failed_jobs+=("$name")
  return "$status"
}

# bounded SECONDS COMMAND...: a system without timeout(1) relies on the limits of its CI.
bounded() {
  local limit="$1"
  shift
  if command -v timeout >/dev/null; then timeout --kill-after=15 "$limit" "$@"; else "$@"; fi
}

# ---- the short tier ----

# What tests talk to: Twisted (the reference peer), netcat and curl. Nothing is installed where all are present.
job_tools() {
  local missing=() python
  for python in "${TRIALNET_PYTHON:-}" $(type -ap python3) /usr/bin/python3; do
    [ -n "$python" ] && "$python" -c 'import twisted' 2>/dev/null && break
    python=
  done
  [ -n "$python" ] || missing+=(python3-twisted)
  command -v nc >/dev/null || missing+=(netcat-openbsd)
  command -v curl >/dev/null || missing+=(curl)
  if [ ${#missing[@]} = 0 ]; then
    echo "all tools are present"
  elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"
  else
    echo "missing: ${missing[*]}; install them (as root, this job does)"
    return 1
  fi
}

# Every package at the version and hash that the lock files name.
job_restore() { dotnet restore TrialNet.sln --locked-mode; }

# Everything compiles, and no analyzer, formatting or public-API complaint is left: with CI=true they are all errors.
# One compiler serves all projects: without it each of them would start and warm up its own.
job_build() {
  dotnet build TrialNet.sln --no-restore -nodeReuse:false -p:UseSharedCompilation=true
  local status=$?
  dotnet build-server shutdown --vbcscompiler >/dev/null
  return "$status"
}

# The README's command. xUnit projects run in VSTest; TrialNet projects join through the bridge of the package.
job_tests() {
  rm -rf "$logs/results"
  dotnet test TrialNet.sln --no-build --collect:"XPlat Code Coverage" --settings ci/coverage.runsettings --results-directory "$logs/results"
}

# The README's other command on what is built already: the poetry suite on every reactor, through the trial command, by two workers.
job_trial() { dotnet run --no-build --project runner/TrialNet.Trial -- --no-build --jobs=2 --reactor=all poetry/TrialNet.Poetry.Tests; }

# How many lines the tests reached, and whether the assemblies with a floor are above it.
job_coverage() { trialnet_ci coverage ci/baselines/coverage.json "$logs/results"; }

# How many tests ran, and whether each project ran at least as many as it must. The last line closes the run.
job_totals() { trialnet_ci totals ci/baselines/tests.json "$logs/tests.log" "$logs/trial.log"; }

trialnet_ci() { dotnet artifacts/bin/TrialNet.Ci/debug/trialnet-ci.dll "$@"; }

# ---- the long tier: each function is listed in ci/full ----

# A stranger's first hour: a new clone and no package cache; restore, build, the tests of the repository itself, and the README's
# first command word for word.
job_fresh_clone() {
  local folder
  folder="$(mktemp -d)" || return
  trap 'rm -rf "$folder"' EXIT
  git clone --quiet "$root" "$folder/clone" && cd "$folder/clone" || return
  export NUGET_PACKAGES="$folder/packages"
  dotnet restore TrialNet.sln --locked-mode \
    && dotnet build TrialNet.sln --no-restore -nodeReuse:false \
    && dotnet test ci/TrialNet.Repository.Tests --no-build \
    && dotnet run -c Release --project runner/TrialNet.Trial -- --reactor=all poetry/TrialNet.Poetry.Tests
}

# The inner loop stays short: a build with nothing to do takes less than 20 seconds.
job_build_time() {
  dotnet build TrialNet.sln -nodeReuse:false -v:quiet || return
  local started=$SECONDS
  dotnet build TrialNet.sln -nodeReuse:false -v:quiet || return
  echo "no-change build: $((SECONDS - started)) s"
  [ $((SECONDS - started)) -lt 20 ]
}

# Netcat, curl (100 times in a row), bash, plain sockets, Twisted, Erlang and Haskell get every byte of every poem from our servers,
# and our clients from Twisted's.
job_peers() { bash ci/peers; }

# ci/peers notices when bytes, exit codes or ready lines are wrong, on either side.
job_peers_proof() { bash ci/peers-proof; }

# The kit's model does what Twisted does: on 20,000 random programs, on the recorded ones, and in the kit's own judgement.
job_twisted() {
  TRIALNET_MAXTEST=20000 dotnet test conformance/TrialNet.Conformance.Tests --filter "FullyQualifiedName~Tests.Bridge"
}

# The command on TrialNet and on Twisted with ten times the programs, on every program of five operations, and on every reactor.
job_conform() {
  local conform="dotnet run -c Release --project conformance/TrialNet.Conform --"
  $conform run --subject deferred:trialnet,deferred:twisted --cases 20000 \
    && $conform run --subject deferred:trialnet --cases 400 --exhaustive=5 \
    && $conform run --subject reactor:epoll,poll,completion,select,simulated --cases 20000 \
    && $conform run --subject poetry:trialnet --cases 200000
}

# The completion reactor without the system's help: what other systems than Linux have, and containers that forbid io_uring.
job_completion() {
  TRIALNET_COMPLETION=sockets dotnet test reactor/TrialNet.Reactor.Tests --filter "FullyQualifiedName~ompletion" \
    && TRIALNET_COMPLETION=sockets dotnet run -c Release --project conformance/TrialNet.Conform -- run --subject reactor:completion
}

# The poetry suite as it is, under 20 orders of what could happen in another, each with cuts and delays of its own.
job_schedules() {
  dotnet run -c Release --project runner/TrialNet.Trial -- --reactor=simulated --schedules=20 poetry/TrialNet.Poetry.Tests
}

# Every package can be made, without a warning and by the lock files; from outside, the commands can be installed and a test project
# built and run, with our assemblies as they are in the packages: compiled ahead where there are such for this system.
job_pack() {
  rm -rf artifacts/package
  dotnet pack TrialNet.sln -c Release -nodeReuse:false -p:RestoreLockedMode=true -o artifacts/package/all \
    && ls -l artifacts/package/all && bash ci/packages
}

# Every mutant of Deferreds, reactors and poetry is rejected by a rule of its row, and every reactor is accepted; the fast tier has a part of this.
job_mutants() {
  TRIALNET_FULL_TIER=1 dotnet test conformance/TrialNet.Conformance.Tests \
    --filter "FullyQualifiedName~KillTable|FullyQualifiedName~Mutants.MutantTests|FullyQualifiedName~StreamMutant|FullyQualifiedName~ProductReactors|FullyQualifiedName~ForeignLoop|FullyQualifiedName~Tests.Poetry"
}

# Deferreds beside Twisted and tasks: each ratio holds its gate, and no row allocates more than its baseline.
job_bench() {
  dotnet run -c Release --project reactor/TrialNet.Reactor.Benchmarks -- --gates --baseline ci/baselines/bench.json
}

# Our reactors beside a plain C server, Kestrel, sockets, DotNetty, Twisted, asyncio and Node: each ratio holds its gate.
job_network() {
  dotnet run -c Release --project reactor/TrialNet.Network.Benchmarks -- --gates --baseline ci/baselines/network.json
}

# The promise of the series: three slow poems, blocking and not, beside their floors; crowds of clients; poem servers beside Twisted's.
job_headline() { dotnet run -c Release --project poetry/TrialNet.Poetry.Benchmarks -- --gates; }

# The tests of the runner that take long: bad input of every sort, several workers, threads and machines, a solution of packages' users.
job_runner() {
  TRIALNET_FULL_TIER=1 dotnet test runner/TrialNet.Runner.Tests --filter "FullyQualifiedName~BadInput|FullyQualifiedName~CommandParallel|FullyQualifiedName~CommandStopped|FullyQualifiedName~PackageTests"
}

# Poetry among enemies: long storms against its servers' processes, on every reactor, and many schedules of a network that breaks connections.
job_storms() {
  local trial="dotnet run --project runner/TrialNet.Trial --" tests="poetry/TrialNet.Poetry.Tests::TrialNet.Poetry.Tests"
  TRIALNET_FULL_TIER=1 $trial --reactor=all $tests.Storms \
    && $trial --no-build --reactor=simulated --network=hostile --schedules=500 $tests.Networks \
    && TRIALNET_FULL_TIER=1 dotnet test reactor/TrialNet.Twistd.Tests --filter "FullyQualifiedName~Commands.PoetryTests|FullyQualifiedName~ContainerTests"
}

# What a test costs with trial and on the platform, beside MSTest and a platform without a framework: each ratio holds its gate.
job_tests_bench() {
  dotnet run -c Release --project runner/TrialNet.Runner.Benchmarks -- --gates --baseline ci/baselines/runner.json
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  cd "$root" && "job_$1"
fi
