using BenchmarkDotNet.Attributes;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>Ten awaits of results that come later, in BenchmarkDotNet; figures are per await.</summary>
[MemoryDiagnoser]
public class AwaitBenchmarks
{
    /// <summary>Tasks awaited in an async Task method.</summary>
    [Benchmark(OperationsPerInvoke = AwaitWork.Waits, Baseline = true)]
    public void Tasks() => AwaitWork.Tasks(1);

    /// <summary>Deferreds awaited in an async Deferred method.</summary>
    [Benchmark(OperationsPerInvoke = AwaitWork.Waits)]
    public void Deferreds() => AwaitWork.Deferreds(1);

    /// <summary>Deferreds awaited in an async Task method.</summary>
    [Benchmark(OperationsPerInvoke = AwaitWork.Waits)]
    public void DeferredsInTask() => AwaitWork.DeferredsInTask(1);
}
