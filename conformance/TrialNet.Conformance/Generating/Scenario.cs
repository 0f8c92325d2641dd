using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Generating;

/// <summary>A program that meets the premise of some rules, with the operation that can be moved in time.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Program">The program as it stands.</param>
/// <param name="Moving">The position of the operation that is moved; -1 where there is none.</param>
internal sealed record Scenario(IReadOnlyList<DeferredRule> Rules, DeferredProgram Program, int Moving)
{
    /// <summary>The timings and variants to run, the plain one first.</summary>
    internal IEnumerable<DeferredProgram> Variants()
    {
        foreach (var timing in Timings())
        {
            yield return new DeferredProgram(timing);
            yield return new DeferredProgram([.. timing, .. Probes(timing)]);
        }

        if (Moving >= 0)
        {
            foreach (var hostile in Hostile())
            {
                yield return new DeferredProgram([.. hostile, .. Probes(hostile)]);
            }
        }
    }

    /// <summary>Fires where it says; has been fired already; fires when all is set.</summary>
    private IEnumerable<IReadOnlyList<Operation>> Timings()
    {
        yield return Program.Operations;
        if (Moving < 0)
        {
            yield break;
        }

        var firing = Program.Operations[Moving];
        List<Operation> rest = [.. Program.Operations.Where((_, at) => at != Moving)];
        var made = rest.FindIndex(operation => operation.Verb <= Verb.Hold && operation.Slot == firing.Slot);
        yield return [.. rest.Take(made + 1), firing, .. rest.Skip(made + 1)];
        yield return [.. rest, firing];
    }

    private IEnumerable<IReadOnlyList<Operation>> Hostile()
    {
        var firing = Program.Operations[Moving];
        if (firing.Verb is not (Verb.Fire or Verb.Err) || firing.Value.Length > 0)
        {
            yield break;
        }

        foreach (var name in firing.Verb == Verb.Fire ? Running.HostileValues.Names : Running.HostileValues.ExceptionNames)
        {
            yield return [.. Program.Operations.Select((operation, at) => at == Moving ? firing with { Value = name } : operation)];
        }
    }

    private static IEnumerable<Operation> Probes(IReadOnlyList<Operation> operations) =>
        operations.Where(operation => operation.Verb <= Verb.Hold).Select(operation => operation.Slot).Distinct()
            .Select(slot => new Operation(Verb.AddBoth, slot) { OnValue = Block.Maps });
}
