using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>
/// R-TCP-04, where the system gives the number of a socket to another at once: in a turn in which many connections have something,
/// the first ends all others and opens as many new ones.
/// </summary>
internal static class NumberReuseChecks
{
    private const int Count = 8;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TCP-04", context =>
        {
            foreach (var isRaw in context.IsVirtual ? new[] { false } : [true, false])
            {
                using var scene = new StreamScene(context.Open(), context, context.Manifest, new TcpNet(), new StreamWay(true, isRaw));
                GivesNothingToTheNext(scene);
            }
        }),
    ];

    private static void GivesNothingToTheNext(StreamScene scene)
    {
        var old = Enumerable.Range(0, Count).Select(_ => scene.NewSubject()).ToList();
        var oldPeers = old.ConvertAll(_ => scene.NewPeer());
        var next = old.ConvertAll(_ => scene.NewSubject());
        var nextPeers = next.ConvertAll(_ => scene.NewPeer());
        WatchedProtocol? first = null;
        var hasLived = false;
        foreach (var subject in old)
        {
            subject.OnData = _ =>
            {
                if (first is null)
                {
                    first = subject;
                    Replace();
                }
            };
        }

        void Replace()
        {
            foreach (var subject in old)
            {
                subject.AbortConnection();
            }

            foreach (var (subject, peer) in next.Zip(nextPeers))
            {
                subject.OnMade = () => subject.Write("new"u8);
                scene.Connect(scene.Await(peer), () => subject);
            }
        }

        scene.When(
            () => old.TrueForAll(subject => subject.IsMade) && oldPeers.TrueForAll(peer => peer.IsMade),
            () => oldPeers.ForEach(peer => peer.Send("old"u8.ToArray())));
        scene.Play(
            () => old.Zip(oldPeers).ToList().ForEach(pair => scene.Meet(pair.First, pair.Second)),
            () =>
            {
                hasLived = next.TrueForAll(subject => !subject.IsLost);
                return nextPeers.TrueForAll(peer => peer.ReceivedCount >= 3) && old.TrueForAll(subject => subject.IsLost);
            },
            $"{Count} connections to be ended and as many to be made in one turn");
        scene.Expect(
            old.TrueForAll(subject => subject == first || subject.ReceivedCount == 0),
            "a connection that was aborted before its turn to hear nothing of what had come for it",
            "it got bytes");
        scene.Expect(
            hasLived && next.TrueForAll(subject => subject.ReceivedCount == 0),
            "a new connection to get nothing of the one whose number it may have",
            $"the new ones have seen: {string.Join("; ", next.Select(subject => string.Join(", ", subject.Events)))}");
        nextPeers.ForEach(peer => scene.ExpectBytes("new"u8, peer.Received, "the peer of a new connection"));
    }
}
