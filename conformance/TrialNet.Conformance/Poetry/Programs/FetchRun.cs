using TrialNet.Conformance.Model;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Defer;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>
/// Runs a program whose Deferreds are a client's. When and with what the client fires them is observed; everything else is predicted
/// by the model: who is called in which order and with what, what is cancelled, what is left unhandled and logged.
/// </summary>
internal sealed class FetchRun : IDisposable
{
    // So long a connection may take to end once its fetch has.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.5);

    private readonly DeferredProgram _program;
    private readonly IFetchStage _stage;
    private readonly FetchWorld _world;
    private readonly FetchSubject _subject;
    private readonly string _closingRule;
    private FetchFinding? _finding;
    private int _order;

    private FetchRun(PoetrySubject subject, DeferredProgram program, IFetchStage stage)
    {
        (_program, _stage) = (program, stage);
        _closingRule = subject.Manifest.Has(PoetryCapability.Proxy) ? "P-PX-07" : "P-ONE-07";
        _world = new FetchWorld(subject, stage);
        _subject = new FetchSubject(_world, new ProgramClock(stage), Advance, See);
        stage.BeginWith(Look, number => _subject.Fetches[number].IsFired);
    }

    /// <summary>Runs a program; inside a reactor that runs.</summary>
    /// <param name="subject">The stack.</param>
    /// <param name="program">The program.</param>
    /// <param name="stage">Where.</param>
    internal static FetchResult Of(PoetrySubject subject, DeferredProgram program, IFetchStage stage)
    {
        using var run = new FetchRun(subject, program, stage);
        var finding = run.Run(out var trace);
        return new FetchResult(finding, [.. run._subject.Fetches.Select(static fetch => fetch.Kind)], trace);
    }

    /// <inheritdoc/>
    public void Dispose() => _subject.Dispose();

    private FetchFinding? Run(out Trace actual)
    {
        try
        {
            actual = ProgramRun.Of(_subject, _program);
        }
        catch (RunawayException)
        {
            // On the model it is to be the same.
            actual = new Trace();
            actual.Events.Add(new TraceEvent(TraceKind.Violation, 0, "it does not end"));
        }

        if (_stage.Hanging is { } number)
        {
            var kind = _subject.Fetches[number].Kind;
            Find(kind.Rule, $"fetch {number}, from {kind.Name}, ends when its server has done all that it does", "its Deferred is not fired");
        }

        foreach (var fetch in _subject.Fetches)
        {
            LookAt(fetch);
        }

        if (!_stage.Until(() => _stage.Leftovers.Count == 0) && _stage.Leftovers is { Count: > 0 } left)
        {
            Find(_closingRule, "in the end no connection and no timer is left", $"left: {string.Join("; ", left)}");
        }

        // A Deferred that somebody fires again throws where that is.
        if (_stage.Thrown.FirstOrDefault(static error => error is AlreadyCalledException) is { } again)
        {
            Find("P-ONE-07", "each fetch fires its Deferred once", again.Message);
        }

        // One that was never let go on has not said what it was fired with.
        var isOpen = _subject.Fetches.Any(static fetch => fetch is { IsFired: true, Name: null, IsCancelled: false });
        var finding = _finding ?? (isOpen ? null : Compare(actual));
        return finding is null ? null : finding with { Script = Script() };
    }

    private void LookAt(FetchRecord fetch)
    {
        var what = $"fetch {fetch.Number}, from {fetch.Kind.Name},";
        if (!fetch.IsFired)
        {
            Find(fetch.Kind.Rule, $"{what} comes to an end", "its Deferred is never fired");
        }
        else if (fetch.Wrong is { } wrong)
        {
            Find(fetch.Kind.Rule, $"{what} ends with {(fetch.Kind.Ends == FetchEnd.Poem ? "the poem" : "a failure")}", wrong);
        }
    }

    private FetchFinding? Compare(Trace actual)
    {
        using var model = new ModelSubject { Script = Script() };
        Trace expected;
        try
        {
            expected = ProgramRun.Of(model, _program);
        }
        catch (RunawayException)
        {
            return null;
        }

        var position = expected.FirstDifference(actual);
        if (position < 0)
        {
            return null;
        }

        var (rules, _) = TrialNet.Conformance.Judging.Blame.Of(expected, model.Citations, actual, position);
        return new FetchFinding("P-ONE-07", $"\"{EventAt(expected, position)}\"", $"there is \"{EventAt(actual, position)}\"", _program)
        {
            ExpectedTrace = [.. expected.Events.Select(static one => one.ToString())],
            ActualTrace = [.. actual.Events.Select(static one => one.ToString())],
            Involved = [.. rules.Select(static rule => TrialNet.Conformance.Rules.RuleIds.Id(rule))],
        };
    }

    // In the order in which they were fired, each a moment after the one before.
    private List<ScriptedFetch> Script()
    {
        var script = new List<ScriptedFetch>();
        var last = TimeSpan.Zero;
        foreach (var fetch in _subject.Fetches.Where(static fetch => fetch is { Name: not null, IsCancelled: false }).OrderBy(static fetch => fetch.Order))
        {
            var at = fetch.FiredAt!.Value > last ? fetch.FiredAt.Value : last + TimeSpan.FromTicks(1);
            last = at;
            script.Add(new ScriptedFetch(fetch.Number, fetch.IsBornFired ? TimeSpan.Zero : at, fetch.Name!, fetch.Error is not null));
        }

        return script;
    }

    private static string EventAt(Trace trace, int position) => position < trace.Events.Count ? trace.Events[position].ToString() : "nothing more";

    private void See(FetchRecord fetch)
    {
        // Others that are paused were fired before it, or they would be seen later.
        LookExcept(fetch);
        Note(fetch);
    }

    // One that is paused is seen when the turn is over in which it was fired.
    private void Look() => LookExcept(null);

    private void LookExcept(FetchRecord? one)
    {
        foreach (var fetch in _subject.Fetches.Where(fetch => fetch is { IsFired: true, FiredAt: null } && fetch != one))
        {
            Note(fetch);
        }
    }

    private void Note(FetchRecord fetch)
    {
        if (fetch.FiredAt is null)
        {
            fetch.FiredAt = _stage.Mark();
            fetch.Order = _order++;
        }
    }

    private void Advance(TimeSpan time)
    {
        Look();
        _stage.Advance(time);
        var now = _stage.Now;
        if (_stage.Until(() => !Superfluous().Any()))
        {
            return;
        }

        foreach (var (kind, text) in Superfluous())
        {
            Find(_closingRule, $"a fetch that is over, or was given up, has no connection: {kind.Name}", text);
        }

        IEnumerable<(FetchKind Kind, string Text)> Superfluous() => _world.Superfluous(kind => _subject.Fetches.Count(fetch =>
            fetch.Kind == FetchKind.All[kind] && (fetch.FiredAt is not { } fired || now - fired < Grace)));
    }

    private void Find(string rule, string expected, string actual) => _finding ??= new FetchFinding(rule, expected, actual, _program);
}
