using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A protocol that nobody refers to but its reactor: it tells what happens to it and is gone.</summary>
/// <param name="made">Told of the protocol and its transport; keeps neither.</param>
/// <param name="lost">Told of the end.</param>
internal sealed class ForgettingProtocol(Action<IProtocol, ITransport> made, Action lost) : IProtocol
{
    public void MakeConnection(ITransport transport) => made(this, transport);

    public void DataReceived(ReadOnlySpan<byte> data)
    {
    }

    public void ConnectionLost(Failure reason) => lost();
}
