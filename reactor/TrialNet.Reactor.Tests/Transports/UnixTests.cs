using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Paths and abstract names as addresses; that the streams are streams, the derived classes of other tests show (R-UNIX-01).</summary>
public abstract class UnixTests(string kind) : ReactorTest(kind)
{
    private readonly SocketPaths _paths = new();

    private IReactorUnix Unix => (IReactorUnix)Subject;

    protected override void Dispose(bool disposing)
    {
        _paths.Dispose();
        base.Dispose(disposing);
    }

    [SkippableFact]
    public void R_UNIX_01_Addresses_are_paths_and_who_was_not_bound_has_none()
    {
        var path = _paths.Next();
        var server = new ScriptedProtocol();
        var built = new List<string>();
        var clients = new ScriptedFactory(_ => new ScriptedProtocol
        {
            OnMade = self =>
            {
                var transport = (IUnixTransport)self.Transport;
                Assert.Equal(path, transport.GetPeer().ToString());
                Assert.Equal("", transport.GetHost().ToString());
                Assert.Equal($"to unix:{path} from a socket without a name", transport.Description);
                transport.Write("x"u8);
            },
            OnData = (_, _) => Subject.Stop(),
        });
        server.OnMade = self =>
        {
            var transport = (IUnixTransport)self.Transport;
            Assert.Equal(path, transport.GetHost().ToString());
            Assert.Equal("", transport.GetPeer().ToString());
            Assert.Equal($"from a socket without a name at unix:{path}", transport.Description);
        };
        server.OnData = (self, data) => self.Transport.Write(data);
        IUnixPort? port = null;
        IConnector? connector = null;
        Run(() =>
        {
            port = Unix.ListenUnix(path, new ScriptedFactory(address =>
            {
                built.Add(address.ToString()!);
                return server;
            }));
            Assert.Equal(path, port.GetHost().ToString());
            Assert.Equal(port.GetHost(), ((IListeningPort)port).GetHost());
            Assert.StartsWith($"unix:{path}, served by", port.Description, StringComparison.Ordinal);
            connector = Unix.ConnectUnix(path, clients);
            Assert.Equal(path, connector.Destination);
        });
        Assert.Equal([""], built);
        Assert.Equal(["start", "started", "build", "lost", "stop"], clients.Events);
        Assert.Equal(path, port!.GetHost().ToString());
    }

    [SkippableFact]
    public void R_UNIX_01_A_peer_that_is_bound_is_known_by_its_path()
    {
        var path = _paths.Next();
        var peerPath = _paths.Next();
        var server = new ScriptedProtocol { OnMade = _ => Subject.Stop() };
        Run(() =>
        {
            var port = Unix.ListenUnix(path, new ScriptedFactory(_ => server));
            OnThread(() =>
            {
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(peerPath));
                socket.Connect(port.GetHost());
                ReceiveAll(socket);
            });
        });
        Assert.Equal(peerPath, server.Transport.GetPeer().ToString());
    }

    [SkippableTheory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    public void R_UNIX_02_The_path_gets_the_mode_and_is_removed_when_the_port_stops(UnixFileMode mode)
    {
        var path = _paths.Next();
        Run(() =>
        {
            var port = Unix.ListenUnix(path, new ScriptedFactory(_ => null), mode: mode);
            Assert.Equal(mode, GetMode(path));
            port.StopListening().AddCallback(_ =>
            {
                Assert.False(File.Exists(path));
                port.StartListening();
                Assert.Equal(mode, GetMode(path));
                Subject.Stop();
                return Unit.Value;
            });
        });
        Assert.False(File.Exists(path));
    }

    [SkippableTheory]
    [InlineData("used")]
    [InlineData("left behind")]
    [InlineData("file")]
    public void R_UNIX_02_A_path_in_use_or_left_behind_cannot_be_listened_on(string what)
    {
        var path = _paths.Next();
        using var other = Occupy(path, what);
        var factory = new ScriptedFactory(_ => null);
        Run(() =>
        {
            var error = Assert.Throws<CannotListenException>(() => Unix.ListenUnix(path, factory));
            Assert.Equal(SocketError.AddressAlreadyInUse, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
            Assert.Contains($"unix:{path}", error.Message, StringComparison.Ordinal);
            Subject.Stop();
        });
        Assert.Empty(factory.Events);
        Assert.True(File.Exists(path));
    }

    [SkippableTheory]
    [InlineData("used", false)]
    [InlineData("left behind", true)]
    [InlineData("file", false)]
    [InlineData("empty file", false)]
    public void R_UNIX_02_Who_holds_the_lock_file_takes_the_place_of_what_nobody_answers_at(string what, bool isTaken)
    {
        var path = _paths.Next();
        using var other = Occupy(path, what);
        var isTakenOver = false;
        Run(() =>
        {
            try
            {
                Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true);
                isTakenOver = true;
            }
            catch (CannotListenException)
            {
                // As expected of some.
            }

            Subject.Stop();
        });
        Assert.Equal(isTaken, isTakenOver);
        Assert.Equal(!isTaken, File.Exists(path));
    }

    [SkippableFact]
    public void R_UNIX_02_The_lock_is_given_back_when_listening_fails_and_a_mode_that_is_none_is_refused()
    {
        var path = _paths.Next();
        Run(() =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Unix.ListenUnix(path, new ScriptedFactory(_ => null), mode: (UnixFileMode)0x1000));
            using (Occupy(path, "file"))
            {
                Assert.Throws<CannotListenException>(() => Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true));
                File.Delete(path);
            }

            Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true);
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void R_UNIX_02_A_path_that_fits_only_because_it_is_relative_can_be_locked()
    {
        var path = $"{Guid.NewGuid():N}{new string('n', 70)}";
        Skip.If(Path.GetFullPath(path).Length <= 108, "the directory of the tests has a very short name");
        try
        {
            Run(() =>
            {
                var first = Unix.ListenUnix(path, new ScriptedFactory(_ => null));
                Assert.Throws<CannotListenException>(() => Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true));
                first.StopListening();
                Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true);
                Subject.Stop();
            });
        }
        finally
        {
            File.Delete($"{path}.lock");
        }
    }

    [SkippableFact]
    public void R_UNIX_02_While_the_lock_is_held_nobody_else_can_listen_and_afterwards_somebody_can()
    {
        var path = _paths.Next();
        Run(() =>
        {
            var first = Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true);
            var error = Assert.Throws<CannotListenException>(() => Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true));
            Assert.Contains("lock file", error.Message, StringComparison.Ordinal);
            Assert.True(File.Exists(path));
            first.StopListening().AddCallback(_ =>
            {
                var second = Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true);
                Assert.Throws<CannotListenException>(first.StartListening);
                second.StopListening();
                first.StartListening();
                Subject.Stop();
                return Unit.Value;
            });
        });
        Assert.False(File.Exists(path));
        Assert.True(File.Exists($"{path}.lock"));
    }

    [SkippableFact]
    public void R_UNIX_02_A_directory_that_is_not_there_and_a_lock_that_cannot_be_made_are_errors()
    {
        var path = Path.Combine(_paths.Next(), "inside");
        var factory = new ScriptedFactory(_ => null);
        Run(() =>
        {
            var error = Assert.Throws<CannotListenException>(() => Unix.ListenUnix(path, factory));
            Assert.Equal($"Cannot listen on unix:{path}: there is no such path.", error.Message);
            Assert.Throws<CannotListenException>(() => Unix.ListenUnix(path, factory, wantsLockFile: true));
            Subject.Stop();
        });
        Assert.Empty(factory.Events);
    }

    [SkippableFact]
    public void R_UNIX_02_A_factory_that_cannot_start_leaves_nothing_behind()
    {
        var path = _paths.Next();
        var bad = new ScriptedFactory(_ => null) { OnStart = () => throw new FormatException("start") };
        Run(() =>
        {
            Assert.Throws<FormatException>(() => Unix.ListenUnix(path, bad, wantsLockFile: true));
            Assert.False(File.Exists(path));
            Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true);
            Subject.Stop();
        });
    }

    [SkippableFact]
    public void R_UNIX_03_An_abstract_name_works_and_makes_no_file()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "abstract names are Linux's");
        var name = $"trialnet-{Guid.NewGuid():N}";
        var client = new ScriptedProtocol
        {
            OnMade = self => self.Transport.Write("echo"u8),
            OnData = (_, _) => Subject.Stop(),
        };
        Run(() =>
        {
            var port = Unix.ListenUnix($"\0{name}", new ProtocolFactory<EchoProtocol>(), mode: UnixFileMode.UserRead);
            Assert.Equal($"@{name}", port.GetHost().ToString());
            Assert.Throws<CannotListenException>(() => Unix.ListenUnix($"\0{name}", new ProtocolFactory<EchoProtocol>()));
            Assert.Throws<ArgumentException>(() => Unix.ListenUnix("\0x", new ProtocolFactory<EchoProtocol>(), wantsLockFile: true));
            Assert.Equal($"@{name}", Unix.ConnectUnix($"\0{name}", new ScriptedFactory(_ => client)).Destination);
        });
        Assert.Equal("echo", client.ReceivedText);
        Assert.Equal($"@{name}", client.Transport.GetPeer().ToString());
        Assert.False(File.Exists($"@{name}"));
    }

    [SkippableTheory]
    [InlineData(200, false)]
    [InlineData(20, true)]
    public void R_UNIX_03_A_path_that_is_too_long_or_would_be_cut_is_an_error(int length, bool holdsZero)
    {
        var path = $"/tmp/{new string('x', length)}{(holdsZero ? "\0y" : "")}";
        var server = new ScriptedFactory(_ => null);
        var client = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        Run(() =>
        {
            Assert.IsAssignableFrom<ArgumentException>(
                Assert.Throws<CannotListenException>(() => Unix.ListenUnix(path, server)).InnerException);
            Unix.ConnectUnix(path, client);
            Assert.Equal(["start", "started"], client.Events);
        });
        Assert.Empty(server.Events);
        Assert.Equal(["start", "started", "failed", "stop"], client.Events);
        Assert.IsAssignableFrom<ArgumentException>(Assert.IsType<ConnectException>(client.Reason!.Value).InnerException);
    }

    [SkippableTheory]
    [InlineData("nothing", typeof(ConnectException))]
    [InlineData("left behind", typeof(ConnectionRefusedException))]
    [InlineData("file", typeof(ConnectionRefusedException))]
    public void R_CONN_03_Why_a_path_cannot_be_connected_to_is_told_later(string what, Type expected)
    {
        var path = _paths.Next();
        using var other = Occupy(path, what);
        var factory = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        Run(() =>
        {
            Unix.ConnectUnix(path, factory);
            Assert.Equal(["start", "started"], factory.Events);
        });
        Assert.IsType(expected, factory.Reason!.Value);
        Assert.IsType<SocketException>(factory.Reason.Value.InnerException);
        Assert.Contains($"unix:{path}", factory.Reason.GetErrorMessage(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("through a file", "is no directory")]
    [InlineData("through a circle", "is a symbolic link that leads in a circle")]
    public void R_CONN_03_A_path_that_leads_through_what_is_no_directory_says_where(string what, string why)
    {
        Skip.If(OperatingSystem.IsWindows(), "symbolic links need rights there");
        var obstacle = _paths.Next();
        if (what == "through a file")
        {
            File.WriteAllText(obstacle, "");
        }
        else
        {
            File.CreateSymbolicLink(obstacle, obstacle + "2");
            File.CreateSymbolicLink(obstacle + "2", obstacle);
        }

        var path = Path.Combine(obstacle, "inside");
        var client = new ScriptedFactory(_ => null) { OnFailed = (_, _) => Subject.Stop() };
        Run(() =>
        {
            var error = Assert.Throws<CannotListenException>(() => Unix.ListenUnix(path, new ScriptedFactory(_ => null)));
            Assert.Equal($"Cannot listen on unix:{path}: '{obstacle}' {why}.", error.Message);
            Assert.Throws<CannotListenException>(() => Unix.ListenUnix(path, new ScriptedFactory(_ => null), wantsLockFile: true));
            Unix.ConnectUnix(path, client);
        });
        Assert.Equal($"Connecting to unix:{path} failed: '{obstacle}' {why}.", client.Reason!.Value.Message);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_CONN_03_Where_too_many_wait_the_attempt_waits_too_until_its_time_is_out(bool makesRoom)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "elsewhere such an attempt is refused");
        var path = _paths.Next();
        using var listener = Occupy(path, "used")!;
        using var waiting = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        waiting.Connect(listener.LocalEndPoint!);
        var factory = new ScriptedFactory(self => Subject.Stop()) { OnFailed = (_, _) => Subject.Stop() };
        Socket? accepted = null;
        Run(() =>
        {
            Unix.ConnectUnix(path, factory, timeout: makesRoom ? null : TimeSpan.FromMilliseconds(50));
            if (makesRoom)
            {
                Subject.CallLater(TimeSpan.FromMilliseconds(30), () => accepted = listener.Accept());
            }
        });
        accepted?.Dispose();
        Assert.Equal(makesRoom ? ["start", "started", "build", "lost", "stop"] : ["start", "started", "failed", "stop"], factory.Events);
        Assert.True(makesRoom || factory.Reason!.Value is ConnectTimeoutException);
    }

    [SkippableFact]
    public void Bad_arguments_are_refused()
    {
        var factory = new ScriptedFactory(_ => null);
        Run(() =>
        {
            Assert.Throws<ArgumentException>(() => Unix.ListenUnix("", factory));
            Assert.Throws<ArgumentNullException>(() => Unix.ListenUnix(null!, factory));
            Assert.Throws<ArgumentNullException>(() => Unix.ListenUnix("/tmp/x", null!));
            Assert.Throws<ArgumentOutOfRangeException>(() => Unix.ListenUnix("/tmp/x", factory, backlog: -1));
            Assert.Throws<ArgumentException>(() => Unix.ConnectUnix("", factory));
            Assert.Throws<ArgumentNullException>(() => Unix.ConnectUnix("/tmp/x", null!));
            Assert.Throws<ArgumentOutOfRangeException>(() => Unix.ConnectUnix("/tmp/x", factory, TimeSpan.Zero));
            Subject.Stop();
        });
        Assert.Throws<ReactorNotRunningException>(() => Subject.ListenUnix(_paths.Next(), factory));
        Assert.Throws<ReactorNotRunningException>(() => Subject.ConnectUnix(_paths.Next(), factory));
        Assert.Empty(factory.Events);
    }

    private static UnixFileMode GetMode(string path)
    {
        Skip.If(OperatingSystem.IsWindows(), "has no modes");
        return OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
    }

    /// <summary>Puts something at a path; what is to be disposed of afterwards.</summary>
    private static Socket? Occupy(string path, string what)
    {
        switch (what)
        {
            case "nothing":
                return null;
            case "file":
                File.WriteAllText(path, "somebody's");
                return null;
            case "empty file":
                File.WriteAllText(path, "");
                return null;
            case "left behind":
                // Closing a socket of .NET removes its file: it is moved out of the way meanwhile.
                using (var forsaken = Occupy(path, "used"))
                {
                    File.Move(path, $"{path}.kept");
                }

                File.Move($"{path}.kept", path);
                return null;
            default:
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                socket.Listen(0);
                return socket;
        }
    }

    public sealed class Epoll() : UnixTests("epoll");

    public sealed class Poll() : UnixTests("poll");

    public sealed class Completion() : UnixTests("completion");

    public sealed class Select() : UnixTests("select");
}
