using System.Globalization;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Explaining;

/// <summary>Writes operations as statements.</summary>
internal sealed class SnippetStatements
{
    private readonly SnippetPlan _plan;
    private readonly SnippetLines _lines;
    private readonly SnippetBlocks _blocks;
    private readonly SnippetMakers _makers;

    internal SnippetStatements(SnippetPlan plan, SnippetLines lines)
    {
        _plan = plan;
        _lines = lines;
        _blocks = new SnippetBlocks(plan, lines, Write);
        _makers = new SnippetMakers(plan, lines, _blocks);
    }

    internal void Write(Operation operation)
    {
        var act = _plan.Rehearsal.ActOf(operation);
        var number = _plan.NumberOf(operation);
        if (act is null ? IsUnwritable(operation) : _plan.IsIdle(act))
        {
            _lines.Add($"// {operation}: nothing happens", number);
        }
        else if (operation.Verb <= Verb.Hold)
        {
            _makers.Write(operation, act, number);
        }
        else if (operation.Verb is >= Verb.AddCallback and <= Verb.AddCallbacks)
        {
            _blocks.WriteAdd(operation, act?.Number ?? -1, number);
        }
        else if (operation.Verb == Verb.AddTimeout && operation.OnValue is not null && act is not { IsRefused: true })
        {
            _blocks.WriteTimeout(operation, act?.Number ?? -1, number);
        }
        else
        {
            WriteCall(operation, act, number);
        }
    }

    private void WriteCall(Operation operation, Act? act, string number)
    {
        var call = CallOf(operation, act);
        if (act is { IsRefused: true })
        {
            _lines.Add($"Refused(() => {call});", number);
        }
        else
        {
            _lines.Add($"{call};", number);
        }
    }

    /// <summary>Code to which nobody comes and that has no C#: of a lock that is never made.</summary>
    private bool IsUnwritable(Operation operation) =>
        (operation.Verb is Verb.Release or Verb.Put or Verb.Get or Verb.Acquire or Verb.Hold && _plan.LockOf(operation) is null)
        || (operation.Verb is Verb.Fire or Verb.Succeed && operation.Value.StartsWith('@') && operation.Verb == Verb.Succeed);

    private string CallOf(Operation operation, Act? act)
    {
        var target = ProgramSyntax.SlotName(operation.Slot);
        return operation.Verb switch
        {
            Verb.AddTimeout => $"{target}.AddTimeout({Seconds(operation.Number)}, clock)",
            Verb.AddLog => $"{target}.AddErrback(Deferred.LogError)",
            Verb.Chain => $"{target}.ChainDeferred({ProgramSyntax.SlotName(operation.Other)})",
            Verb.Fire => $"{target}.Callback({SnippetValues.ValueOf(operation.Value, act?.Value)})",
            Verb.Err => $"{target}.Errback({SnippetValues.ErrorOf(operation.Value, act?.Value)})",
            Verb.Pause => $"{target}.Pause()",
            Verb.Unpause => $"{target}.Unpause()",
            Verb.Cancel => $"{target}.Cancel()",
            Verb.Look => $"Console.WriteLine($\"{act?.Target?.Name} is {{Name.OfState({target})}}\")",
            Verb.Advance => $"clock.Advance({Seconds(operation.Number)})",
            Verb.Flush => "Unhandled()",
            Verb.Release => $"{LockVariable(operation)}.Release()",
            Verb.Put => $"{LockVariable(operation)}.Put({SnippetValues.ValueOf(operation.Value, act?.Value)})",
            Verb.NewLock => MakeLock(operation, "new DeferredLock()"),
            Verb.NewSemaphore => MakeLock(operation, $"new DeferredSemaphore({Digits(operation.Number)})"),
            _ => MakeLock(operation, $"new DeferredQueue<object?>({Limit(operation.Number)}, {Limit(operation.Backlog)})"),
        };
    }

    private string LockVariable(Operation operation) => _plan.LockVariable(_plan.LockOf(operation)!);

    private string MakeLock(Operation operation, string made) =>
        $"{(_plan.DeclaresLock(operation) ? "var " : "")}{_plan.LockVariable(operation)} = {made}";

    internal static string Seconds(int number) => string.Create(CultureInfo.InvariantCulture, $"TimeSpan.FromSeconds({number})");

    private static string Limit(int number) => number < 0 ? "null" : Digits(number);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string OptionsOf(ListFlags flags)
    {
        var names = new[] { ListFlags.FireOnOneCallback, ListFlags.FireOnOneErrback, ListFlags.ConsumeErrors }
            .Where(flag => flags.HasFlag(flag))
            .Select(flag => $"DeferredListOptions.{flag}");
        return string.Join(" | ", names);
    }
}
