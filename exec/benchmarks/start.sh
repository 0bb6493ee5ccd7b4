# Sourced by the commands of this folder: builds the benchmarks once and starts one of them.
#   start MAIN-CLASS NAME [OPTIONS OF THE COMMAND LINE]
# Its data is under exec/benchmarks/target/data unless --data says otherwise, its report exec/benchmarks/target/NAME.md unless --report does.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

start() {
  local main=$1 name=$2
  shift 2
  build_once
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${BENCHMARK_JAVA_OPTIONS:--Xmx2g} -Dslf4j.internal.verbosity=ERROR \
    -cp "$here/target/classes:$here/target/lib/*" \
    "io.mesquite.benchmarks.$main" --launcher "$here/../../mesquite" --data "$here/target/data" --report "$here/target/$name.md" "$@"
}

build_once() {
  if [ ! -d "$here/target/lib" ]; then
    echo "building the benchmarks (once; remove exec/benchmarks/target/lib to build again)" >&2
    (cd "$here/../.." && ./mvnw -q -pl exec/benchmarks -am package -DskipTests -Dspotless.check.skip=true >&2)
  fi
}
