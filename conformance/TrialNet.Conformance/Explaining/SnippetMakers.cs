using System.Globalization;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Explaining;

/// <summary>Writes the operations that put a Deferred into a slot. Whatever its type, the variable is a Deferred of object.</summary>
internal sealed class SnippetMakers(SnippetPlan plan, SnippetLines lines, SnippetBlocks blocks)
{
    internal void Write(Operation operation, Act? act, string number)
    {
        var remark = act?.Made is { } made ? $"{number}: {made.Name}" : number;
        if (act is { IsRefused: true })
        {
            lines.Add($"Refused(() => {Assigned(operation)}{ExpressionOf(operation, act)});", remark);
            return;
        }

        var assigned = Assigned(operation);
        var pair = act?.Number ?? -1;
        switch (operation.Verb)
        {
            case Verb.New when operation.OnValue is { } canceller:
                blocks.WriteCanceller($"{assigned}new Deferred<object?>(self =>", canceller, act?.Made?.Number ?? -1, remark);
                break;
            case Verb.Execute:
                blocks.WriteFunction($"{assigned}Deferred.Execute<object?>(object? () =>", operation.OnValue!, pair, ");", remark);
                break;
            case Verb.Maybe:
                blocks.WriteFunction($"{assigned}(Deferred<object?>)Deferred.Maybe(object? () =>", operation.OnValue!, pair, ");", remark);
                break;
            case Verb.Later when operation.OnValue is { } function:
                var seconds = SnippetStatements.Seconds(operation.Number);
                blocks.WriteFunction($"{assigned}clock.DeferLater<object?>({seconds}, object? () =>", function, pair, ");", remark);
                break;
            case Verb.Hold:
                var run = $"{assigned}{LockVariable(operation)}.Run<object?>(object? () =>";
                blocks.WriteFunction(run, operation.OnValue!, pair, ");", remark);
                break;
            case Verb.Body:
                var body = string.Create(CultureInfo.InvariantCulture, $"Body{(act is null ? "Unused" + number.Replace('.', '_') : pair)}");
                blocks.WriteBody(body, operation.OnValue!, pair);
                lines.Add($"{assigned}{body}();", remark);
                break;
            default:
                lines.Add($"{assigned}{ExpressionOf(operation, act)};", remark);
                break;
        }
    }

    private string Assigned(Operation operation) =>
        $"{(plan.Declares(operation) ? "var " : "")}{ProgramSyntax.SlotName(operation.Slot)} = ";

    private string LockVariable(Operation operation) => plan.LockVariable(plan.LockOf(operation)!);

    /// <summary>Makers without a block; a list's, lock's or delay's own type becomes object.</summary>
    private string ExpressionOf(Operation operation, Act? act) => operation.Verb switch
    {
        Verb.New => "new Deferred<object?>()",
        Verb.Succeed => $"Deferred.Succeed<object?>({SnippetValues.ValueOf(operation.Value, act?.Value)})",
        Verb.Fail => $"Deferred.Fail<object?>({SnippetValues.ErrorOf(operation.Value, act?.Value)})",
        Verb.List => $"DeferredList.Of({MembersOf(operation, act)}{Options(operation.Flags)}).AddCallback<object?>(all => Name.Of(all))",
        Verb.Gather when operation.Flags.HasFlag(ListFlags.ConsumeErrors) =>
            $"Deferred.Gather({MembersOf(operation, act)}, consumeErrors: true).AddCallback<object?>(all => Name.Of(all))",
        Verb.Gather => $"Deferred.Gather({MembersOf(operation, act)}).AddCallback<object?>(all => Name.Of(all))",
        Verb.Race => $"Deferred.Race({MembersOf(operation, act)}).AddCallback<object?>(first => Name.Of(first))",
        Verb.Acquire => $"{LockVariable(operation)}.Acquire().AddCallback<object?>(_ => \"{ProgramSyntax.LockName(operation.Other)}\")",
        Verb.Get => $"{LockVariable(operation)}.Get()",
        Verb.Fetch => string.Create(CultureInfo.InvariantCulture, $"Poetry.Begin({operation.Number})"),
        _ => $"clock.DeferLater({SnippetStatements.Seconds(operation.Number)}).AddCallback<object?>(_ => (object?)null)",
    };

    private static string Options(ListFlags flags) => flags == ListFlags.None ? string.Empty : $", {SnippetStatements.OptionsOf(flags)}";

    private static string MembersOf(Operation operation, Act? act)
    {
        var members = operation.Members.Where(slot => act is null || act.Slots[slot] is not null).Select(ProgramSyntax.SlotName);
        return $"new Deferred<object?>[] {{ {string.Join(", ", members)} }}";
    }
}
