using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>Sockets with paths, in a folder of their own (R-UNIX-01).</summary>
internal sealed class UnixNet : StreamNet
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conform-").FullName;
    private int _count;

    internal override string Name => "over a socket with a path";

    // Nobody there is told that the other end was aborted: it looks like any end.
    internal override bool HasResets => false;

    internal override string RuleOf(string rule) => rule.StartsWith("R-TCP-", StringComparison.Ordinal) ? "R-UNIX-01" : rule;

    internal override IListeningPort Listen(IReactor reactor, IProtocolFactory factory) => ((IReactorUnix)reactor).ListenUnix(FreePath(), factory);

    internal override IConnector Connect(IReactor reactor, EndPoint address, WatchedClientFactory factory) =>
        factory.Connecting(() => ((IReactorUnix)reactor).ConnectUnix(address.ToString()!, factory));

    internal override EndPoint FreeAddress() => new UnixDomainSocketEndPoint(FreePath());

    internal override Socket OpenSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <summary>A path at which there is nothing.</summary>
    internal string FreePath() => Path.Combine(_folder, (++_count).ToString(CultureInfo.InvariantCulture));

    protected override void Dispose(bool isDisposing)
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A peer that is still on its way makes its file meanwhile: the folder is a temporary one.
        }

        base.Dispose(isDisposing);
    }
}
