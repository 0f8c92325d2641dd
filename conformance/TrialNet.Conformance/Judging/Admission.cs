using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Judging;

/// <summary>
/// What is found out about a subject before it is judged: whether it can be made at all, whether its adapter does what it must,
/// what it shows, and whether it has what it declares.
/// </summary>
internal sealed class Admission
{
    private readonly Dictionary<DeferredRule, string> _undecidable = [];
    private readonly List<Verb> _without = [];

    private Admission(SubjectManifest manifest) => Manifest = manifest;

    internal SubjectManifest Manifest { get; }

    internal List<string> Warnings { get; } = [];

    /// <summary>Capabilities that are declared and missing.</summary>
    internal HashSet<Capability> Missing { get; } = [];

    internal ProgramFeatures Features => new(Manifest.Capabilities.Except(Missing), _without);

    /// <summary>Whether it is not in this process, and so out of reach of the kit's own checks.</summary>
    internal bool IsElsewhere { get; private set; }

    /// <summary>Why a rule cannot be decided; null if it can.</summary>
    internal string? Undecidable(DeferredRule rule) => _undecidable.GetValueOrDefault(rule);

    /// <exception cref="AdapterException">The adapter is wrong.</exception>
    internal static Admission Of(IExecutor executor)
    {
        var admission = new Admission(executor.Manifest ?? throw new AdapterException("Its Manifest is null."));
        using var subject = executor.Open();
        if (subject is null)
        {
            // What lives elsewhere tells of unhandled failures once, at the end of a program.
            admission._without.Add(Verb.Flush);
            admission.IsElsewhere = true;
            return admission;
        }

        VerifyAdapter(subject);
        admission.VerifyCapabilities(subject);
        admission.Probe(subject);

        return admission;
    }

    private static void VerifyAdapter(DeferredSubject subject)
    {
        var first = Try("NewDeferred(null)", () => subject.NewDeferred(null)) ?? throw new AdapterException("NewDeferred(null) gave null.");
        var second = Try("NewDeferred(canceller)", () => subject.NewDeferred(static _ => { })) ?? throw new AdapterException("NewDeferred(canceller) gave null.");
        if (ReferenceEquals(first, second))
        {
            throw new AdapterException("NewDeferred gave the same object twice: each call must make a new Deferred.");
        }

        if (Try("IsCalled", () => first.IsCalled))
        {
            throw new AdapterException("A new Deferred says that it has been called.");
        }

        _ = Try("Name", () => first.Name) ?? throw new AdapterException("Name is null; it may be empty.");
        _ = Try("View(exception)", () => subject.View(new ProgramException("E0"))) ?? throw new AdapterException("View(exception) gave null.");
        _ = Try("View(null)", () => subject.View((object?)null));
    }

    private void VerifyCapabilities(DeferredSubject subject)
    {
        foreach (var (capability, has) in new[]
        {
            (Capability.Lists, subject is IHasLists), (Capability.Races, subject is IHasRaces), (Capability.Timeouts, subject is IHasClock),
            (Capability.Async, subject is IHasBodies), (Capability.Locks, subject is IHasLocks), (Capability.Tasks, subject is IHasTasks),
            (Capability.FileLocks, subject is IHasFileLocks), (Capability.DebugStacks, subject is IHasDebugMode),
        })
        {
            var declared = Manifest.Capabilities.Contains(capability);
            if (declared && !has)
            {
                Missing.Add(capability);
            }
            else if (has && !declared && !(capability == Capability.Async && Manifest.Capabilities.Contains(Capability.Iterators)))
            {
                Warnings.Add($"it has {capability} and does not declare it: those rules are not judged");
            }
        }
    }

    private void Probe(DeferredSubject subject)
    {
        Lacks(Try("TakeUnhandled", subject.TakeUnhandled) is null, "its unhandled failures (TakeUnhandled)",
            DeferredRule.D_4_06, DeferredRule.D_6_13, DeferredRule.D_12_02, DeferredRule.D_12_03, DeferredRule.D_12_05);
        Lacks(Try("TakeLogged", subject.TakeLogged) is null, "its log (TakeLogged)", DeferredRule.D_6_11, DeferredRule.D_9_09);
        Lacks(Try("GetState", () => subject.NewDeferred(null).GetState()).Kind == StateKind.Untold, "its state (GetState)", DeferredRule.D_4_18);
        if (Lacks(Try("Execute", () => subject.Execute(static () => null)) is null, "Execute", DeferredRule.D_9_02))
        {
            _without.Add(Verb.Execute);
        }

        if (Lacks(Try("Maybe", () => subject.Maybe(static () => null)) is null, "Maybe", DeferredRule.D_9_03))
        {
            _without.Add(Verb.Maybe);
        }

        if (Lacks(!Try("AddLogging", () => subject.AddLogging(subject.NewDeferred(null))), "an errback that logs (AddLogging)", DeferredRule.D_9_09))
        {
            _without.Add(Verb.AddLog);
        }
    }

    private bool Lacks(bool lacks, string what, params ReadOnlySpan<DeferredRule> rules)
    {
        if (lacks)
        {
            foreach (var rule in rules)
            {
                _undecidable.TryAdd(rule, $"the subject does not show {what}");
            }
        }

        return lacks;
    }

    private static T Try<T>(string member, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception error)
        {
            throw new AdapterException($"{member} threw {error.GetType().Name}: {error.Message}");
        }
    }
}
