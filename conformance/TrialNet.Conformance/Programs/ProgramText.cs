using System.Globalization;
using TrialNet.Conformance.Subjects;
using static TrialNet.Conformance.Programs.ProgramSyntax;

namespace TrialNet.Conformance.Programs;

/// <summary>Writes programs on one line, as <see cref="ProgramParser"/> reads them.</summary>
internal static class ProgramText
{
    internal static string Of(DeferredProgram program) => string.Join("; ", program.Operations.Select(Of));

    internal static string Of(Operation operation)
    {
        var word = WordOf(operation.Verb);
        var slot = SlotName(operation.Slot);
        return operation.Verb switch
        {
            Verb.New => $"{slot} = {word}{OptionalBlock(operation.OnValue)}",
            Verb.Succeed or Verb.Fail => $"{slot} = {word}{Arguments(operation.Value)}",
            Verb.Execute or Verb.Maybe => $"{slot} = {word}{Of(operation.OnValue!)}",
            Verb.List or Verb.Gather or Verb.Race => $"{slot} = {word}({Members(operation)}{Flags(operation.Flags)})",
            Verb.Later => $"{slot} = {word}({Number(operation.Number)}){OptionalBlock(operation.OnValue)}",
            Verb.Body => $"{slot} = {word}{Of(operation.OnValue!)}",
            Verb.Acquire or Verb.Get => $"{slot} = {word}({LockName(operation.Other)})",
            Verb.Fetch => $"{slot} = {word}({Number(operation.Number)})",
            Verb.Hold => $"{slot} = {word}({LockName(operation.Other)}){Of(operation.OnValue!)}",
            Verb.AddCallback => $"{slot}.{word}{Of(operation.OnValue!)}",
            Verb.AddErrback => $"{slot}.{word}{Of(operation.OnFailure!)}",
            Verb.AddBoth => $"{slot}.{word}{Of(operation.OnValue!)}",
            Verb.AddCallbacks => $"{slot}.{word}{Of(operation.OnValue!)}{OptionalBlock(operation.OnFailure)}",
            Verb.AddTimeout => $"{slot}.{word}({Number(operation.Number)}){OptionalBlock(operation.OnValue)}",
            Verb.Chain => $"{slot}.{word}({SlotName(operation.Other)})",
            Verb.Fire or Verb.Err => $"{slot}.{word}{Arguments(operation.Value)}",
            Verb.Await or Verb.AwaitThrough => $"{word}({slot})",
            Verb.Advance => $"{word}({Number(operation.Number)})",
            Verb.Flush => word,
            Verb.NewLock => $"{LockName(operation.Other)} = {word}",
            Verb.NewSemaphore => $"{LockName(operation.Other)} = {word}({Number(operation.Number)})",
            Verb.NewQueue => $"{LockName(operation.Other)} = {word}({Number(operation.Number)}, {Number(operation.Backlog)})",
            Verb.Release or Verb.Put => $"{LockName(operation.Other)}.{word}",
            _ => $"{slot}.{word}",
        };
    }

    internal static string Of(Block block)
    {
        var inside = string.Join("; ", block.Inside.Select(Of));
        if (block.Ending.Kind == EndingKind.Map)
        {
            return $"{{{inside}}}";
        }

        return inside.Length == 0 ? $"{{{Arrow} {TextOf(block.Ending)}}}" : $"{{{inside} {Arrow} {TextOf(block.Ending)}}}";
    }

    private static string OptionalBlock(Block? block) => block is null ? string.Empty : Of(block);

    private static string Arguments(string value) => value.Length == 0 ? string.Empty : $"({value})";

    private static string Number(int number) => number < 0 ? NoLimit : number.ToString(CultureInfo.InvariantCulture);

    private static string Members(Operation operation) => string.Join(", ", operation.Members.Select(SlotName));

    private static string Flags(ListFlags flags)
    {
        var words = new List<string>();
        if (flags.HasFlag(ListFlags.FireOnOneCallback))
        {
            words.Add("callback");
        }

        if (flags.HasFlag(ListFlags.FireOnOneErrback))
        {
            words.Add("errback");
        }

        if (flags.HasFlag(ListFlags.ConsumeErrors))
        {
            words.Add("consume");
        }

        return words.Count == 0 ? string.Empty : $" | {string.Join(" ", words)}";
    }
}
