using BenchmarkDotNet.Attributes;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>Lists of a hundred in BenchmarkDotNet; figures are per member.</summary>
[MemoryDiagnoser]
public class ListBenchmarks
{
    /// <summary>A list that tells how each member went.</summary>
    [Benchmark(OperationsPerInvoke = ListWork.Members)]
    public void List() => ListWork.List(1);

    /// <summary>A list of values only.</summary>
    [Benchmark(OperationsPerInvoke = ListWork.Members)]
    public void Gather() => ListWork.Gather(1);

    /// <summary>The same with tasks.</summary>
    [Benchmark(OperationsPerInvoke = ListWork.Members, Baseline = true)]
    public void WhenAll() => ListWork.WhenAll(1);
}
