using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>The same for a protocol that knows of halves.</summary>
internal sealed class BrokenHalfProtocol(BrokenTcpReactor reactor, IProtocol inner) : BrokenProtocol(reactor, inner), IHalfCloseableProtocol
{
    public void ReadConnectionLost() => Tell(((IHalfCloseableProtocol)Inner).ReadConnectionLost);

    public void WriteConnectionLost() => Tell(((IHalfCloseableProtocol)Inner).WriteConnectionLost);

    private void Tell(Action method)
    {
        try
        {
            method();
        }
        catch (Exception) when (Reactor.Mutation.SwallowsHalves)
        {
            // As if nothing had been.
        }
    }
}
