using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A scripted protocol that can live with half a connection.</summary>
public sealed class HalfCloseProtocol : ScriptedProtocol, IHalfCloseableProtocol
{
    public Action<ScriptedProtocol>? OnReadLost { get; set; }

    public Action<ScriptedProtocol>? OnWriteLost { get; set; }

    public void ReadConnectionLost()
    {
        Events.Add("read lost");
        OnReadLost?.Invoke(this);
    }

    public void WriteConnectionLost()
    {
        Events.Add("write lost");
        OnWriteLost?.Invoke(this);
    }
}
