using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Running;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>What a check of a reactor works with.</summary>
/// <param name="subject">Makes reactors.</param>
/// <param name="ledger">Hears of rules that are broken or kept on the way, whichever the check is for.</param>
internal sealed class ReactorCheckContext(ReactorSubject subject, IRuleLedger ledger) : Expectations
{
    internal ReactorSubject Subject => subject;

    internal ReactorManifest Manifest => subject.Manifest;

    /// <summary>The rule that is looked at.</summary>
    internal string Rule { get; init; } = string.Empty;

    internal IRuleLedger Ledger => ledger;

    /// <summary>Whether time passes when it is told to. Such a reactor takes no call from other threads.</summary>
    internal bool IsVirtual => Manifest.Has(ReactorCapability.VirtualTime);

    /// <summary>How many programs were run: the check itself, if it runs none.</summary>
    internal long ProgramsRun { get; set; } = 1;

    /// <summary>Who runs the subject in a process of its own; null where nobody does.</summary>
    internal IRunsInChild? Children { get; init; }

    /// <summary>Makes the subject that this one is compared with; null where there is none.</summary>
    internal Func<ReactorSubject>? Partner { get; init; }

    /// <summary>From which all random choices are drawn.</summary>
    internal ulong Seed { get; init; } = 1;

    /// <summary>How many random programs to run.</summary>
    internal int Programs { get; init; } = 50;

    /// <summary>How long to wait for one event of the machine before that counts as never.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A new reactor on the calling thread, and everything around it; to be disposed by the check.</summary>
    internal ReactorScene Open() => new(subject.Create, ledger, Patience);

    /// <summary>The same around a reactor that is made in another way.</summary>
    internal ReactorScene Open(Func<IReactor> create) => new(create, ledger, Patience);

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

    /// <summary>Whether other threads belong to the reactor's world; where they do not, the rule cannot be decided.</summary>
    /// <param name="what">What the rule speaks of, as the subject of "is nothing that a simulation has".</param>
    internal bool NeedThreads(string what)
    {
        if (IsVirtual)
        {
            CannotDecide($"{what} is nothing that a simulation has: it never sleeps, and does the work of threads on its own");
        }

        return !IsVirtual;
    }
}
