using System.Net.Sockets;
using System.Runtime.CompilerServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A test of what every stream does: over TCP, or over sockets with paths when the kind ends in <c> unix</c> (R-UNIX-01).</summary>
public abstract class StreamTest : ReactorTest
{
    private const string UnixMark = " unix";

    private SocketPaths? _paths;

    private protected StreamTest(string kind)
        : base(kind.Replace(UnixMark, "", StringComparison.Ordinal)) => IsUnix = kind.EndsWith(UnixMark, StringComparison.Ordinal);

    private protected bool IsUnix { get; }

    protected override void Dispose(bool disposing)
    {
        _paths?.Dispose();
        base.Dispose(disposing);
    }

    private protected new IListeningPort Listen(
        IProtocolFactory factory, string address = "127.0.0.1", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (!IsUnix)
        {
            return base.Listen(factory, address, file, line);
        }

        _paths ??= new SocketPaths();
        return ((IReactorUnix)Subject).ListenUnix(_paths.Next(), factory, file: file, line: line);
    }

    /// <summary>Skips a test of what only TCP can do.</summary>
    private protected void NeedsTcp(string why) => Skip.If(IsUnix, why);

    /// <summary>Lets the peer of a plain socket see a loss and no ordinary end, once the socket is closed.</summary>
    private protected void CloseBadly(Socket socket)
    {
        if (IsUnix)
        {
            // These sockets know no reset but one: to be closed with something unread.
            Assert.True(socket.Poll(TimeSpan.FromSeconds(30), SelectMode.SelectRead));
        }
        else
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }
}
