using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Judging;

/// <summary>Judges implementations of Deferreds by the rule book: framework-free, from a seed, in bounded time.</summary>
/// <example><code>
/// SubjectReport report = ConformanceRun.Judge(() => new MySubject(), new ConformanceOptions());
/// foreach (RuleVerdict broken in report.Rules.Where(rule => rule.Verdict == Verdict.Fail)) ...
/// </code></example>
public static class ConformanceRun
{
    /// <summary>Judges one implementation.</summary>
    /// <param name="factory">Makes a subject for one program; called on threads of the kit, one at a time.</param>
    /// <param name="options">Which rules, how thoroughly, from which seed.</param>
    /// <returns>A verdict for every rule that was selected. Nothing that the subject does is thrown.</returns>
    /// <exception cref="ArgumentException">The options name a rule that there is not.</exception>
    public static SubjectReport Judge(Func<DeferredSubject> factory, ConformanceOptions options)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(options);
        using var executor = new SubjectExecutor(factory);
        return Judge("subject", executor, options, CancellationToken.None);
    }

    /// <summary>The rules that options select, in the order of the book.</summary>
    /// <exception cref="ArgumentException">The options name a rule that there is not.</exception>
    internal static IReadOnlyList<DeferredRule> Select(ConformanceOptions options)
    {
        var patterns = options.Rules.Select(text => new RulePattern(text)).ToList();
        var judged = RuleBook.Current.Rules.Where(rule => rule.Kind == RuleKind.Deferred).ToList();
        foreach (var pattern in patterns.Where(pattern => !judged.Exists(pattern.Matches)))
        {
            throw new ArgumentException($"No rule of Deferreds is called {pattern}.", nameof(options));
        }

        return [.. judged.Where(rule => patterns.Count == 0 || patterns.Exists(pattern => pattern.Matches(rule)))
            .Select(rule => RuleIds.TryParse(rule.Id, out var id) ? id : throw new InvalidOperationException($"{rule.Id} has no member."))];
    }

    internal static SubjectReport Judge(string name, IExecutor executor, ConformanceOptions options, CancellationToken cancellation) =>
        new SubjectJudge(name, executor, options, Select(options), cancellation).Judge();
}
