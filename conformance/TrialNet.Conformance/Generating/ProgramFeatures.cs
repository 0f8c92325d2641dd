using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Generating;

/// <summary>Which verbs a subject can carry out, and so may be in its programs.</summary>
internal sealed class ProgramFeatures
{
    private readonly HashSet<Verb> _missing = [];

    internal ProgramFeatures(IEnumerable<Capability> capabilities, IEnumerable<Verb>? withoutVerbs = null)
    {
        var declared = capabilities.ToHashSet();
        Lack(declared, Capability.Lists, Verb.List, Verb.Gather);
        Lack(declared, Capability.Races, Verb.Race);
        Lack(declared, Capability.Timeouts, Verb.AddTimeout, Verb.Later, Verb.Advance);
        Lack(declared, Capability.Locks, Verb.NewLock, Verb.NewSemaphore, Verb.NewQueue, Verb.Acquire, Verb.Release, Verb.Hold, Verb.Get, Verb.Put);
        if (!declared.Contains(Capability.Async) && !declared.Contains(Capability.Iterators))
        {
            _missing.UnionWith([Verb.Body, Verb.Await, Verb.AwaitThrough]);
        }

        _missing.UnionWith(withoutVerbs ?? []);
        Scenarios = [.. Generating.Scenarios.All.Where(scenario => Has(scenario.Program))];
    }

    /// <summary>The scenarios that can be carried out.</summary>
    internal IReadOnlyList<Scenario> Scenarios { get; }

    internal bool Has(Verb verb) => !_missing.Contains(verb);

    internal bool Has(DeferredProgram program) => program.All().All(operation => Has(operation.Verb));

    internal IEnumerable<Theme> Themes => Enum.GetValues<Theme>().Where(theme => theme switch
    {
        Theme.Lists => Has(Verb.List),
        Theme.Races => Has(Verb.Race),
        Theme.Timeouts => Has(Verb.AddTimeout),
        Theme.Bodies => Has(Verb.Body),
        Theme.Locks => Has(Verb.Acquire),
        Theme.Queues => Has(Verb.Get),
        _ => true,
    });

    private void Lack(HashSet<Capability> declared, Capability capability, params IEnumerable<Verb> verbs)
    {
        if (!declared.Contains(capability))
        {
            _missing.UnionWith(verbs);
        }
    }
}
