using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP-15: exceptions out of protocols.</summary>
internal static class TcpErrorChecks
{
    internal static IReadOnlyList<StreamPlay> Plays { get; } = [new("R-TCP-15", EndsByAnException)];

    private static void EndsByAnException(StreamScene scene)
    {
        scene.ExpectsErrors = true;
        (string Name, Action<WatchedProtocol, CheckException> Prepare)[] cases =
        [
            ("MakeConnection", static (subject, error) => subject.ThrownByMade = error),
            ("MakeConnection after a write", static (subject, error) =>
            {
                subject.OnMade = () => subject.Write("x"u8);
                subject.ThrownByMade = error;
            }),
            ("DataReceived", static (subject, error) => subject.ThrownByData = error),
            ("DataReceived after AbortConnection", static (subject, error) =>
            {
                subject.OnData = _ => subject.AbortConnection();
                subject.ThrownByData = error;
            }),
            ("DataReceived after LoseConnection", static (subject, error) =>
            {
                subject.OnData = _ => subject.LoseConnection();
                subject.ThrownByData = error;
            }),
        ];
        var subjects = cases.Select(_ => scene.NewSubject()).ToList();
        var errors = cases.Select(_ => new CheckException("in a protocol or a factory, on purpose")).ToList();
        var other = scene.NewSubject();
        var otherPeer = scene.NewPeer();
        scene.When(
            () => otherPeer.IsMade && other.IsMade && subjects.TrueForAll(subject => subject.IsLost),
            () => otherPeer.Send("are you there?"u8.ToArray()));
        scene.Play(
            () =>
            {
                scene.Meet(other, otherPeer);
                for (var number = 0; number < cases.Length; number++)
                {
                    var peer = scene.NewPeer();
                    peer.OnMade = () => peer.Send("x"u8.ToArray());
                    cases[number].Prepare(subjects[number], errors[number]);
                    scene.Meet(subjects[number], peer);
                }
            },
            () => other.ReceivedCount == 14,
            "every connection whose protocol throws to end, and another to live on");
        var logged = scene.Log.Take<CheckException>();
        for (var number = 0; number < cases.Length; number++)
        {
            var (name, error) = (cases[number].Name, errors[number]);
            var reason = subjects[number].Reason?.Value;
            scene.Expect(
                ReferenceEquals(reason, error),
                $"what {name} throws to be the reason of the end",
                $"the reason is {reason?.GetType().Name ?? "null"}");
            scene.Expect(
                logged.Any(entry => ReferenceEquals(entry.Failure.Value, error)),
                $"what {name} throws to be logged",
                "it is not in the log");
        }
    }
}
