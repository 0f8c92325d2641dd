using BenchmarkDotNet.Attributes;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>Callbacks that return Deferreds, and async methods that await each other, in BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class NestBenchmarks
{
    /// <summary>Ten callbacks return Deferreds that have fired; per stage.</summary>
    [Benchmark(OperationsPerInvoke = NestWork.Stages)]
    public void Now() => NestWork.Now(1);

    /// <summary>Ten awaits of async methods that have ended; per stage.</summary>
    [Benchmark(OperationsPerInvoke = NestWork.Stages)]
    public void TasksNow() => NestWork.TasksNow(1);

    /// <summary>Ten callbacks return Deferreds that fire later; per stage.</summary>
    [Benchmark(OperationsPerInvoke = NestWork.Stages)]
    public void Later() => NestWork.Later(1);

    /// <summary>Ten async methods that wait for each other and for tasks that end later; per stage.</summary>
    [Benchmark(OperationsPerInvoke = NestWork.Stages)]
    public void TasksLater() => NestWork.TasksLater(1);

    /// <summary>A thousand Deferreds that wait for each other; per level.</summary>
    [Benchmark(OperationsPerInvoke = NestWork.Depth)]
    public void Deep() => NestWork.Deep(1);

    /// <summary>A thousand async methods that wait for each other; per level.</summary>
    [Benchmark(OperationsPerInvoke = NestWork.Depth)]
    public void DeepMethods() => NestWork.DeepMethods(1);
}
