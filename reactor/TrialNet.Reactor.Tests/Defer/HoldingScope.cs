using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>A scope that holds failures and keeps what is logged, current on this thread until it is disposed.</summary>
internal sealed class HoldingScope : ILogSink, IDisposable
{
    private readonly ScopeActivation _activation;

    internal HoldingScope(IScopeOwner? owner = null)
    {
        Scope = new Scope("test", owner, this, holdsFailures: true);
        _activation = Scope.Enter();
    }

    internal Scope Scope { get; }

    internal List<(Failure Failure, string Context)> Errors { get; } = [];

    public void Message(string text)
    {
    }

    public void Error(Failure failure, string context) => Errors.Add((failure, context));

    public void Dispose() => _activation.Dispose();
}
