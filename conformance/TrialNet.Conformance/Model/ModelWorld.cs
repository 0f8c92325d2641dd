using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>What the Deferreds of one program share in the model.</summary>
internal sealed class ModelWorld(Profile profile, Citations citations)
{
    /// <summary>More calls of Cancel inside each other than any program makes whose Deferreds do not wait in a circle.</summary>
    internal const int DeepestCancel = 100;

    private readonly List<ModelDeferred> _deferreds = [];
    private readonly List<Exception> _logged = [];

    /// <summary>Whether the differences X1 to X9 are taken on Twisted's side.</summary>
    internal bool IsTwisted { get; } = profile == Profile.Twisted;

    internal Citations Citations { get; } = citations;

    /// <summary>Whoever draws what happens.</summary>
    internal IModelWatcher? Watcher { get; set; }

    /// <summary>Why the ledger is as it is: what has taken a failure, or left one.</summary>
    internal RuleSet LedgerBecause;

    internal RuleSet LogBecause;

    /// <summary>How many calls of Cancel are inside each other now.</summary>
    internal int Cancelling { get; set; }

    /// <summary>Takes note of a Deferred and gives it a number.</summary>
    internal int Add(ModelDeferred deferred)
    {
        _deferreds.Add(deferred);
        return _deferreds.Count;
    }

    internal void Cite(DeferredRule rule) => Citations.Cite(rule);

    internal void Log(Exception error, DeferredRule because)
    {
        _logged.Add(error);
        LogBecause.Add(because);
    }

    internal List<Exception> TakeLogged()
    {
        Citations.Cite(LogBecause);
        var taken = new List<Exception>(_logged);
        _logged.Clear();
        return taken;
    }

    /// <summary>D-12.05: exactly those failures that stand at an end and that nobody took.</summary>
    internal List<Exception> TakeUnhandled()
    {
        var taken = _deferreds.Select(deferred => deferred.TakeUnhandled()).OfType<Exception>().ToList();
        Citations.Cite(LedgerBecause);
        Cite(DeferredRule.D_12_05);
        return taken;
    }
}
