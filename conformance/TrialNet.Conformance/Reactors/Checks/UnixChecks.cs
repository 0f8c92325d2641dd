using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-UNIX-01 to R-UNIX-03: sockets with paths.</summary>
internal static class UnixChecks
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        .. TcpChecks.Plays.Where(play => play.Rule.StartsWith("R-TCP-", StringComparison.Ordinal) && !play.IsOfTcp)
            .Select(play => ReactorCheck.Of("R-UNIX-01", context => play.Play(context, static () => new UnixNet()))),
        ReactorCheck.Of("R-UNIX-02", context => Play(context, GivesTheModeAndRemovesThePath)),
        ReactorCheck.Of("R-UNIX-02", context => Play(context, RefusesAPathInUse)),
        ReactorCheck.Of("R-UNIX-02", context => Play(context, RemovesWhatWasLeftBehindByALock)),
        ReactorCheck.Of("R-UNIX-03", context => Play(context, TakesAbstractNames)),
        ReactorCheck.Of("R-UNIX-03", context => Play(context, RefusesALongPath)),
    ];

    private static void Play(ReactorCheckContext context, Action<WatchedScene, IReactorUnix, UnixNet> action)
    {
        using var net = new UnixNet();
        using var scene = new WatchedScene(context.Open(), context);
        action(scene, (IReactorUnix)scene.Reactor, net);
    }

    private static void GivesTheModeAndRemovesThePath(WatchedScene scene, IReactorUnix unix, UnixNet net)
    {
        var path = net.FreePath();
        var isStopped = false;
        scene.Play(
            () =>
            {
                var port = unix.ListenUnix(path, Nobody(scene), mode: Mode);
                if (!OperatingSystem.IsWindows())
                {
                    var mode = File.GetUnixFileMode(path);
                    scene.Expect(mode == Mode, $"the path to have the mode {Mode}", $"it has {mode}");
                }

                port.StopListening().AddBoth(_ => scene.Guard(() =>
                {
                    scene.Expect(!File.Exists(path), "the path to be removed when StopListening has fired", "it is there");
                    isStopped = true;
                }));
            },
            () => isStopped,
            "a port to stop");
    }

    private static void RefusesAPathInUse(WatchedScene scene, IReactorUnix unix, UnixNet net)
    {
        var (used, left) = (net.FreePath(), net.FreePath());
        Leave(left);
        InScene(scene, () =>
        {
            unix.ListenUnix(used, Nobody(scene));
            ExpectRefused(scene, () => unix.ListenUnix(used, Nobody(scene)), "a path in use");
            ExpectRefused(scene, () => unix.ListenUnix(left, Nobody(scene)), "a path that was left behind");
            scene.Expect(File.Exists(left), "what was left behind to stay, where no lock proves that nobody uses it", "it was removed");
        });
    }

    private static void RemovesWhatWasLeftBehindByALock(WatchedScene scene, IReactorUnix unix, UnixNet net)
    {
        var path = net.FreePath();
        Leave(path);
        var subject = new WatchedProtocol(scene, "server");
        var client = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"));
        scene.Play(
            () =>
            {
                unix.ListenUnix(path, new WatchedServerFactory(scene, () => subject), wantsLockFile: true);
                ExpectRefused(scene, () => unix.ListenUnix(path, Nobody(scene), wantsLockFile: true), "a path whose lock is held");
                client.Connecting(() => unix.ConnectUnix(path, client));
            },
            () => subject.IsMade,
            "a port with a lock file to serve a peer at a path that was left behind");
        scene.Expect(subject.IsMade, "a port with a lock file to take a path that was left behind", "it did not");
    }

    private static void TakesAbstractNames(WatchedScene scene, IReactorUnix unix, UnixNet net)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var name = "\0" + net.FreePath();
        var subject = new WatchedProtocol(scene, "server");
        var client = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"));
        scene.Play(
            () =>
            {
                unix.ListenUnix(name, new WatchedServerFactory(scene, () => subject));
                client.Connecting(() => unix.ConnectUnix(name, client));
            },
            () => subject.IsMade,
            "a peer to be served at an abstract name");
        scene.Expect(subject.IsMade, "a peer to be served at an abstract name", "it was not");
    }

    private static void RefusesALongPath(WatchedScene scene, IReactorUnix unix, UnixNet net)
    {
        var path = net.FreePath() + new string('x', 200);
        var client = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"));
        scene.Play(
            () =>
            {
                ExpectRefused(scene, () => unix.ListenUnix(path, Nobody(scene)), "a path that is too long");
                client.Connecting(() => unix.ConnectUnix(path, client));
            },
            () => client.Failures > 0,
            "an attempt at a path that is too long to fail");
        scene.Expect(client.Failures == 1, "an attempt at a path that is too long to fail once", $"it failed {client.Failures} times");
    }

    private static void InScene(WatchedScene scene, Action body)
    {
        var isDone = false;
        scene.Play(
            () =>
            {
                body();
                isDone = true;
            },
            () => isDone,
            "the check to return");
    }

    private static WatchedServerFactory Nobody(WatchedScene scene) => new(scene, () => null);

    /// <summary>A socket that somebody left behind: its file is there, and nobody listens.</summary>
    private static void Leave(string path)
    {
        var bound = path + ".bound";
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(bound));

            // The socket removes the file that it was bound to; by this name it does not know it.
            File.Move(bound, path);
        }
    }

    private static void ExpectRefused(WatchedScene scene, Action listen, string what)
    {
        Exception? thrown = null;
        try
        {
            listen();
        }
        catch (Exception error)
        {
            thrown = error;
        }

        scene.Expect(
            thrown is CannotListenException,
            $"CannotListenException for {what}",
            thrown is null ? "it listens" : $"it threw {thrown.GetType().Name}");
    }
}
