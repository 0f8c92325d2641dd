using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Tells workers what to do.</summary>
/// <param name="plan">The run.</param>
/// <param name="settings">How it is run.</param>
internal sealed class Assignments(RunPlan plan, Supervisor settings)
{
    /// <summary>Has a worker run tests.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="share">The tests.</param>
    /// <param name="bad">How many tests did not go well so far.</param>
    internal void Send(WorkerSlot slot, IReadOnlyCollection<TestDescriptor> share, int bad) =>
        Send(slot, share, bad, keepsFixtures: settings.Isolation == Isolation.None);

    /// <summary>Has workers that got nothing more give back what their tests share; they tell what goes wrong with that.</summary>
    /// <param name="slots">All slots.</param>
    internal void ReleaseFixtures(WorkerSlot[] slots)
    {
        foreach (var slot in slots)
        {
            if (slot is { IsBusy: false, HoldsFixtures: true, Worker: not null })
            {
                slot.HoldsFixtures = false;
                Send(slot, [], 0, keepsFixtures: false);
            }
        }
    }

    /// <summary>The resources that other workers use at present; null for none.</summary>
    internal static HashSet<string>? HeldBeside(WorkerSlot[] slots, WorkerSlot slot)
    {
        HashSet<string>? held = null;
        foreach (var other in slots)
        {
            if (other != slot && other.Held.Count > 0)
            {
                (held ??= new(StringComparer.Ordinal)).UnionWith(other.Held);
            }
        }

        return held;
    }

    private void Send(WorkerSlot slot, IReadOnlyCollection<TestDescriptor> share, int bad, bool keepsFixtures)
    {
        slot.Assign(share);
        slot.Worker!.Send(new RunMessage(
            [.. share.Select(static test => test.Id)],
            plan.Reactor,
            plan.Timeout,
            settings.Grace,
            plan.Retries > 0 ? null : plan.ExitFirst - bad, // what failed once may yet go well: only the supervisor knows
            slot.Directory,
            slot.Index,
            settings.Threads,
            keepsFixtures,
            plan.Simulation)
        {
            Judging = plan.Judging,
        });
    }
}
