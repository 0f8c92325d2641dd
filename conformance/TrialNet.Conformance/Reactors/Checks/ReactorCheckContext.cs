using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>What a check of a reactor works with.</summary>
/// <param name="subject">Makes reactors.</param>
/// <param name="ledger">Hears of rules that are broken or kept on the way, whichever the check is for.</param>
internal sealed class ReactorCheckContext(ReactorSubject subject, IRuleLedger ledger) : Expectations
{
    internal ReactorSubject Subject => subject;

    internal ReactorManifest Manifest => subject.Manifest;

    /// <summary>From which all random choices are drawn.</summary>
    internal ulong Seed { get; init; } = 1;

    /// <summary>How many random programs to run.</summary>
    internal int Programs { get; init; } = 50;

    /// <summary>How long to wait for one event of the machine before that counts as never.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A new reactor on the calling thread, and everything around it; to be disposed by the check.</summary>
    internal ReactorScene Open() => new(subject.Create(), ledger, Patience);

    /// <summary>The subject as one that shows something; where it is none, the rule cannot be decided.</summary>
    /// <param name="what">What is needed, as the object of "the subject does not show".</param>
    internal T? Need<T>(string what)
        where T : class
    {
        if (subject is T shown)
        {
            return shown;
        }

        CannotDecide($"the subject does not show {what}");
        return null;
    }
}
