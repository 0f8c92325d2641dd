using System.Globalization;
using System.Net.Sockets;
using System.Text;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-UNIX-04: descriptors that go over a socket with a path.</summary>
internal static class DescriptorPassingChecks
{
    private const int Descriptors = 24;
    private const int LargePiece = 40_000;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-UNIX-04", context => Play(context, BringsThemInOrderBeforeTheirBytes)),
        ReactorCheck.Of("R-UNIX-04", context => Play(context, EndsWhenTooManyCome)),
        ReactorCheck.Of("R-UNIX-04", context => Play(context, ClosesWhatNobodyTakes)),
        ReactorCheck.Of("R-UNIX-04", context => Play(context, ClosesTheRestAtTheEnd)),
    ];

    private static void Play(ReactorCheckContext context, Action<WatchedScene, IReactorUnix, UnixNet> action)
    {
        if (!OperatingSystem.IsLinux())
        {
            context.CannotDecide("descriptors are sent as Linux has it");
            return;
        }

        using var net = new UnixNet();
        using var scene = new WatchedScene(context.Open(), context);
        action(scene, (IReactorUnix)scene.Reactor, net);
    }

    /// <summary>With every piece goes a descriptor of a file that names it, with some go two; the first pieces are more than a socket holds.</summary>
    private static void BringsThemInOrderBeforeTheirBytes(WatchedScene scene, IReactorUnix unix, UnixNet net)
    {
        var numbers = new List<string>();
        var lengths = Enumerable.Range(0, Descriptors).Select(number => number % 3 == 1 ? 0 : number < Descriptors / 2 ? LargePiece : 3).ToList();
        var total = lengths.Sum();
        var receiver = new WatchedReceiver(scene, "receiver");
        receiver.OnDescriptor = descriptor =>
        {
            using (descriptor)
            {
                var content = new byte[10];
                numbers.Add(Encoding.ASCII.GetString(content, 0, RandomAccess.Read(descriptor, content, 0)));
            }
        };
        var isEarly = false;
        receiver.OnData = _ => isEarly |= receiver.ReceivedCount > lengths.Take(numbers.Count).Sum();
        var sender = new WatchedProtocol(scene, "sender");
        sender.OnMade = () =>
        {
            for (var number = 0; number < Descriptors; number++)
            {
                SendFile(sender, net.FreePath(), number);
                if (lengths[number] > 0)
                {
                    sender.Write(new byte[lengths[number]]);
                }
            }

            sender.LoseConnection();
        };
        scene.Play(() => Meet(scene, unix, net, receiver, sender), () => receiver.IsLost && sender.IsLost, $"{Descriptors} descriptors and {total} bytes");
        var expected = Enumerable.Range(0, Descriptors).Select(number => number.ToString(CultureInfo.InvariantCulture));
        scene.Expect(
            numbers.SequenceEqual(expected, StringComparer.Ordinal),
            $"{Descriptors} descriptors to arrive in the order in which they were sent",
            $"they arrive as {string.Join(", ", numbers)}");
        scene.Expect(!isEarly, "a descriptor to arrive before the bytes with which it was sent", "bytes came before their descriptor");
        scene.Expect(receiver.ReceivedCount == total, $"{total} bytes to arrive beside the descriptors", $"{receiver.ReceivedCount} came");
    }

    /// <summary>A plain socket sends as many with one byte as the system takes: none is handed over, and all are closed.</summary>
    private static void EndsWhenTooManyCome(WatchedScene scene, IReactorUnix unix, UnixNet net)
    {
        using var pair = new SocketPair();
        using var peer = net.OpenSocket();
        var receiver = new WatchedReceiver(scene, "receiver");
        bool? hasSent = null;
        receiver.OnLost = () => AwaitClosed(scene, pair);
        scene.Play(
            () =>
            {
                var path = net.FreePath();
                unix.ListenUnix(path, new WatchedServerFactory(scene, () => receiver));
                peer.Connect(new UnixDomainSocketEndPoint(path));
                hasSent = DescriptorMessage.Send(peer, [.. Enumerable.Repeat(pair.Number, DescriptorMessage.Most)]);
                pair.Near.Dispose();
            },
            () => hasSent == false || (receiver.IsLost && IsClosed(pair)),
            $"the end of a connection over which {DescriptorMessage.Most} descriptors come at once, and all of them to be closed");
        scene.Expect(hasSent == true, $"the system to send {DescriptorMessage.Most} descriptors", "it does not");
        scene.Expect(
            receiver.Descriptors == 0 && receiver.ReceivedCount == 0,
            "nothing to be handed over of a message with too many descriptors",
            $"{receiver.Descriptors} descriptors and {receiver.ReceivedCount} bytes are");
        scene.Expect(
            receiver.Reason?.Value is ConnectionLostException,
            "ConnectionLostException for too many descriptors at once",
            $"the reason is {receiver.Reason?.Value.GetType().Name ?? "null"}");
    }

    private static void ClosesWhatNobodyTakes(WatchedScene scene, IReactorUnix unix, UnixNet net)
    {
        using var pair = new SocketPair();
        var receiver = new WatchedProtocol(scene, "protocol that takes no descriptors");
        var sender = new WatchedProtocol(scene, "sender");
        sender.OnMade = () => SendThree(sender, pair);
        receiver.OnData = _ => AwaitClosed(scene, pair);
        scene.Play(
            () => Meet(scene, unix, net, receiver, sender),
            () => receiver.ReceivedCount > 0 && IsClosed(pair),
            "descriptors for a protocol that takes none to be closed");
        scene.Expect(
            receiver.Received.SequenceEqual("x"u8),
            "a protocol that takes no descriptors to get the bytes with which they came",
            $"{receiver.ReceivedCount} bytes came");
    }

    private static void ClosesTheRestAtTheEnd(WatchedScene scene, IReactorUnix unix, UnixNet net)
    {
        using var pair = new SocketPair();
        var receiver = new WatchedReceiver(scene, "receiver");
        receiver.OnDescriptor = descriptor =>
        {
            descriptor.Dispose();
            receiver.AbortConnection();
        };
        receiver.OnLost = () => AwaitClosed(scene, pair);
        var sender = new WatchedProtocol(scene, "sender");
        sender.OnMade = () => SendThree(sender, pair);
        scene.Play(
            () => Meet(scene, unix, net, receiver, sender),
            () => receiver.IsLost && IsClosed(pair),
            "descriptors to be closed whose receiver has ended the connection at the first");
        scene.Expect(
            receiver.Descriptors == 1 && receiver.ReceivedCount == 0,
            "nothing to be handed over after the receiver has ended the connection",
            $"{receiver.Descriptors} descriptors and {receiver.ReceivedCount} bytes were");
    }

    private static void Meet(WatchedScene scene, IReactorUnix unix, UnixNet net, WatchedProtocol receiver, WatchedProtocol sender)
    {
        var path = net.FreePath();
        var client = new WatchedClientFactory(scene, () => sender);
        unix.ListenUnix(path, new WatchedServerFactory(scene, () => receiver));
        client.Connecting(() => unix.ConnectUnix(path, client));
    }

    private static void SendFile(WatchedProtocol sender, string path, int number)
    {
        File.WriteAllText(path, number.ToString(CultureInfo.InvariantCulture));
        using var file = File.OpenHandle(path);
        ((IFileDescriptorTransport)sender.Transport).SendFileDescriptor(file);
    }

    private static void SendThree(WatchedProtocol sender, SocketPair pair)
    {
        var transport = (IFileDescriptorTransport)sender.Transport;
        for (var count = 0; count < 3; count++)
        {
            transport.SendFileDescriptor(pair.Near.SafeHandle);
        }

        pair.Near.Dispose();
        sender.Write("x"u8);
    }

    /// <summary>Whether nobody has the near end any more: only then the far one hears of its end.</summary>
    private static bool IsClosed(SocketPair pair) => pair.Far.Poll(0, SelectMode.SelectRead);

    private static void AwaitClosed(WatchedScene scene, SocketPair pair)
    {
        if (!IsClosed(pair))
        {
            scene.AfterAWhile(() => AwaitClosed(scene, pair));
        }
    }
}
