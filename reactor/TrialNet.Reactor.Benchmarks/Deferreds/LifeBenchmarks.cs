using BenchmarkDotNet.Attributes;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>The small parts of a Deferred's life, in BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class LifeBenchmarks
{
    private const int Repeats = 100;

    /// <summary>A Deferred is made.</summary>
    [Benchmark(OperationsPerInvoke = Repeats)]
    public void Create() => LifeWork.Create(Repeats);

    /// <summary>A task's source is made.</summary>
    [Benchmark(OperationsPerInvoke = Repeats)]
    public void CreateTask() => LifeWork.CreateTask(Repeats);

    /// <summary>A Deferred is made, given a callback, and fired.</summary>
    [Benchmark(OperationsPerInvoke = Repeats)]
    public void OneCallback() => LifeWork.OneCallback(Repeats);

    /// <summary>The same with a task and a continuation.</summary>
    [Benchmark(OperationsPerInvoke = Repeats)]
    public void OneContinuation() => LifeWork.OneContinuation(Repeats);

    /// <summary>The same as <see cref="OneCallback"/> in a scope that holds failures.</summary>
    [Benchmark(OperationsPerInvoke = Repeats)]
    public void OneCallbackWhereFailuresAreHeld() => LifeWork.OneCallbackWhereFailuresAreHeld(Repeats);

    /// <summary>A failure that an errback takes at once.</summary>
    [Benchmark(OperationsPerInvoke = Repeats)]
    public void HandledFailure() => LifeWork.HandledFailure(Repeats);

    /// <summary>A failure that is taken after it stood unhandled in a scope that holds failures.</summary>
    [Benchmark(OperationsPerInvoke = Repeats)]
    public void FailureHandledLate() => LifeWork.FailureHandledLate(Repeats);

    /// <summary>A Deferred is cancelled.</summary>
    [Benchmark(OperationsPerInvoke = Repeats)]
    public void Cancel() => LifeWork.Cancel(Repeats);

    /// <summary>A task is cancelled through a token.</summary>
    [Benchmark(OperationsPerInvoke = Repeats)]
    public void CancelTask() => LifeWork.CancelTask(Repeats);
}
