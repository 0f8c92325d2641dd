using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Goes once through what the first test would wait for - the runtime finds its way into code when that is first called - while the tests
/// are told and planned. Changes nothing, and leaves nothing. Threading: one of its own; any thread waits for it.
/// </summary>
internal sealed class WarmUp
{
    private readonly Thread? _thread;

    /// <summary>Begins, if there is a processor for it.</summary>
    /// <param name="processors">How many there are.</param>
    /// <param name="use">What of the process the tests will have to themselves.</param>
    /// <param name="find">Finds a reactor of the house, like the one that tests will run on.</param>
    internal WarmUp(int processors, ProcessUse use, Func<IReactorFactory> find)
    {
        if (processors > 1)
        {
            _thread = new Thread(() => GoThrough(use, find)) { IsBackground = true, Name = "TrialNet warm-up" };
            _thread.UnsafeStart();
        }
    }

    /// <summary>Waits until there is nothing left of it that could be seen in the process.</summary>
    internal void Wait() => _thread?.Join();

    private static void GoThrough(ProcessUse use, Func<IReactorFactory> find)
    {
        try
        {
            // Only remembered, and not looked for: what has changed would be set back, and is not ours.
            using (var watch = new ProcessWatch(use))
            {
                watch.Mark();
            }

            var reactor = find().Create();
            using (reactor as IDisposable)
            {
                reactor.CallWhenRunning(reactor.Stop);
                reactor.Run();
            }
        }
        catch (Exception)
        {
            // Whatever it is, the tests come upon it too, and tell.
        }
    }
}
