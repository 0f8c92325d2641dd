using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Servers;

/// <summary>The server that sends a poem at once.</summary>
public sealed class FastServerTests : ServerTestCase
{
    private protected override IProtocolFactory MakeServer(byte[] poem) => new FastPoetryFactory(poem);
}
