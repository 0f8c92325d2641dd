using System.Collections.Concurrent;
using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>An owner whose thread is wherever the test says; what is sent to it waits until the test runs it.</summary>
internal sealed class StubOwner : IScopeOwner
{
    private readonly ConcurrentQueue<Action> _calls = new();

    public bool InOwnThread { get; set; }

    internal int Waiting => _calls.Count;

    public void CallFromThread(Action action) => _calls.Enqueue(action);

    internal void RunAll()
    {
        while (_calls.TryDequeue(out var call))
        {
            call();
        }
    }
}
