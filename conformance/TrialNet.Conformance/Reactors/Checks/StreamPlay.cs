using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A check of one connection, or a few, that is played once for each way in which the judged end and its peer can meet.</summary>
/// <param name="Rule">The rule's id, as TCP's.</param>
/// <param name="Action">Plays it, on a fresh reactor each time.</param>
internal sealed record StreamPlay(string Rule, Action<StreamScene> Action)
{
    /// <summary>Whether the rule speaks of what only TCP has.</summary>
    internal bool IsOfTcp { get; init; }

    /// <summary>The only side that the rule speaks of; null for both.</summary>
    internal bool? IsServer { get; init; }

    /// <summary>The check of a rule of TCP.</summary>
    internal ReactorCheck ToCheck() => ReactorCheck.Of(Rule, context => Play(context, static () => new TcpNet()));

    /// <summary>Plays it over something.</summary>
    internal void Play(ReactorCheckContext context, Func<StreamNet> open)
    {
        foreach (var way in StreamWay.All(!context.Manifest.Has(ReactorCapability.VirtualTime)))
        {
            if (context.HasFailed)
            {
                return;
            }

            if (IsServer is { } side && side != way.IsServer)
            {
                continue;
            }

            using var scene = new StreamScene(context.Open(), context, context.Manifest, open(), way);
            Action(scene);
        }
    }
}
