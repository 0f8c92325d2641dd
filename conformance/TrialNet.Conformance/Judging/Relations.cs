using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Judging;

/// <summary>What must hold between runs: the same program twice (D-14.06), two unrelated programs apart and interleaved (D-1.09).</summary>
internal sealed class Relations(IExecutor executor, Differential differential, Tally tally)
{
    private const int MostSlots = 12;

    private static readonly RuleSet Repeated = RuleSet.Of(DeferredRule.D_14_06);
    private static readonly RuleSet Apart = RuleSet.Of(DeferredRule.D_1_09);

    private DeferredProgram? _other;

    internal void Try(DeferredProgram program)
    {
        if (!ModelSubject.ComesToAnEnd(program, executor.Manifest.Profile))
        {
            return;
        }

        var first = executor.Run(program, BodyForm.Async);
        var second = executor.Run(program, BodyForm.Async);
        tally.Count(Repeated);
        var position = first.FirstDifference(second);
        if (position >= 0)
        {
            tally.Charge(new Divergence(program, BodyForm.Async, first, second, position, [DeferredRule.D_14_06]), DeferredRule.D_14_06);
        }

        // Clocks, ledgers and locks are shared by what uses them, and slots must not run out.
        if (program.All().Any(operation => operation.Verb is Verb.Advance or Verb.AddTimeout or Verb.Later or > Verb.Advance or Verb.Acquire or Verb.Hold or Verb.Get)
            || program.All().Any(operation => operation.Slot >= MostSlots))
        {
            return;
        }

        if (_other is { } other)
        {
            Interleave(program, other);
        }

        _other = program;
    }

    private void Interleave(DeferredProgram left, DeferredProgram right)
    {
        var moved = SlotRenaming.Rename(right, slot => slot + MostSlots);
        if (differential.Compare(left, BodyForm.Async, out _) is not null || differential.Compare(moved, BodyForm.Async, out _) is not null)
        {
            // Already wrong by itself: another rule's business.
            return;
        }

        var together = new List<Operation>();
        for (var i = 0; i < Math.Max(left.Operations.Count, moved.Operations.Count); i++)
        {
            together.AddRange(left.Operations.Skip(i).Take(1));
            together.AddRange(moved.Operations.Skip(i).Take(1));
        }

        var found = differential.Compare(new DeferredProgram(together), BodyForm.Async, out _);
        tally.Count(Apart);
        if (found is not null)
        {
            tally.Charge(found with { Rules = [DeferredRule.D_1_09, .. found.Rules], Shown = found.Shown + 1 }, DeferredRule.D_1_09);
        }
    }
}
