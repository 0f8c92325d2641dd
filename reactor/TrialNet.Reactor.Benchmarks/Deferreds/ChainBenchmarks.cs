using BenchmarkDotNet.Attributes;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>Chains of ten callbacks in BenchmarkDotNet; figures are per stage.</summary>
[MemoryDiagnoser]
public class ChainBenchmarks
{
    /// <summary>Integers, which each stage boxes.</summary>
    [Benchmark(OperationsPerInvoke = ChainWork.Stages)]
    public void Deferred() => ChainWork.Fire(1);

    /// <summary>The same with continuations.</summary>
    [Benchmark(OperationsPerInvoke = ChainWork.Stages, Baseline = true)]
    public void ContinueWith() => ChainWork.FireContinuations(1);

    /// <summary>A reference passed along.</summary>
    [Benchmark(OperationsPerInvoke = ChainWork.Stages)]
    public void DeferredOfString() => ChainWork.FireStrings(1);

    /// <summary>The same with continuations.</summary>
    [Benchmark(OperationsPerInvoke = ChainWork.Stages)]
    public void ContinueWithOfString() => ChainWork.FireStringContinuations(1);

    /// <summary>The same with async methods inside each other.</summary>
    [Benchmark(OperationsPerInvoke = ChainWork.Stages)]
    public void AsyncMethodsOfString() => ChainWork.FireStringMethods(1);

    /// <summary>Callbacks added to a Deferred that has its result.</summary>
    [Benchmark(OperationsPerInvoke = ChainWork.Stages)]
    public void DeferredFiredBefore() => ChainWork.AddToFired(1);

    /// <summary>Errbacks that pass a failure along.</summary>
    [Benchmark(OperationsPerInvoke = ChainWork.Stages)]
    public void DeferredFails() => ChainWork.Fail(1);
}
