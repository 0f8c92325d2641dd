using System.Globalization;
using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Explaining;

/// <summary>Writes callbacks, errbacks, hooks, functions and bodies.</summary>
internal sealed class SnippetBlocks(SnippetPlan plan, SnippetLines lines, Action<Operation> write)
{
    internal void WriteAdd(Operation operation, int pair, string remark)
    {
        var slot = ProgramSyntax.SlotName(operation.Slot);
        var name = NameOf('p', pair);
        switch (operation.Verb)
        {
            case Verb.AddCallback:
                WriteLambda($"{slot}.AddCallback(value =>", operation.OnValue!, name, Argument.Value, ");", remark);
                break;
            case Verb.AddErrback:
                WriteLambda($"{slot}.AddErrback(failure =>", operation.OnFailure!, name, Argument.Failure, ");", remark);
                break;
            case Verb.AddBoth:
                // What returns its argument, or never returns, says nothing about the type of its result.
                var type = operation.OnValue!.Ending.Kind is EndingKind.Same or EndingKind.Throw or EndingKind.Raise ? "" : "<object?>";
                WriteLambda($"{slot}.AddBoth{type}(outcome =>", operation.OnValue, name, Argument.Outcome, ");", remark);
                break;
            default:
                var head = $"{slot}.AddCallbacks<object?>(object? (object? value) =>";
                WriteLambda(head, operation.OnValue!, name, Argument.Value, ",", remark);
                if (operation.OnFailure is { } errback)
                {
                    WriteLambda("object? (Failure failure) =>", errback, name, Argument.Failure, ");", string.Empty);
                }
                else
                {
                    lines.Add("null);");
                }

                break;
        }
    }

    internal void WriteTimeout(Operation operation, int pair, string remark) => WriteLambda(
        $"{ProgramSyntax.SlotName(operation.Slot)}.AddTimeout({SnippetStatements.Seconds(operation.Number)}, clock, (outcome, time) =>",
        operation.OnValue!,
        NameOf('p', pair),
        Argument.Outcome,
        ");",
        remark);

    internal void WriteFunction(string head, Block block, int number, string tail, string remark) =>
        WriteLambda(head, block, NameOf('p', number), Argument.None, tail, remark);

    internal void WriteCanceller(string head, Block block, int number, string remark)
    {
        var name = NameOf('c', number);
        lines.Add(head, remark);
        lines.Open();
        lines.Add($"Console.WriteLine(\"{name} called\");");
        WriteInside(block);
        if (block.Ending.Kind is EndingKind.Throw or EndingKind.Raise)
        {
            lines.Add($"throw {SnippetValues.ThrownBy(block.Ending, name)};");
        }

        lines.Close(");");
    }

    /// <summary>The body of an async method, as a local function.</summary>
    internal void WriteBody(string function, Block block, int number)
    {
        var name = NameOf('b', number);
        lines.Add($"async Deferred<object?> {function}()");
        lines.Open();
        lines.Add("try");
        lines.Open();
        foreach (var operation in block.Inside)
        {
            if (operation.Verb is Verb.Await or Verb.AwaitThrough)
            {
                WriteAwait(operation, name);
            }
            else
            {
                write(operation);
            }
        }

        lines.Add($"Console.WriteLine(\"{name} ends\");");
        WriteEnding(block.Ending, name, Argument.None);
        lines.Close();
        lines.Add("finally");
        lines.Open();
        lines.Add($"Console.WriteLine(\"{name} finally\");");
        lines.Close();
        lines.Close();
    }

    private static string NameOf(char kind, int number) =>
        number < 0 ? $"{kind}X" : string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");

    private void WriteAwait(Operation operation, string name)
    {
        var slot = ProgramSyntax.SlotName(operation.Slot);
        if (plan.Rehearsal.ActOf(operation) is null && !plan.IsAlwaysFilled(operation.Slot))
        {
            // Nobody comes to it, or the slot is empty then.
            lines.Add($"// {operation}: nothing happens", plan.NumberOf(operation));
            return;
        }

        lines.Add("try");
        lines.Open();
        lines.Add($"Console.WriteLine($\"{name} got {{Name.Of(await {slot})}}\");", plan.NumberOf(operation));
        lines.Close();
        lines.Add("catch (Exception error)");
        lines.Open();
        lines.Add($"Console.WriteLine($\"{name} got !{{Name.Of(error)}}\");");
        lines.Add(operation.Verb == Verb.AwaitThrough ? "throw;" : null);
        lines.Close();
    }

    private void WriteLambda(string head, Block block, string name, Argument argument, string tail, string remark)
    {
        lines.Add(head, remark);
        lines.Open();
        lines.Add(argument switch
        {
            Argument.Value => $"Console.WriteLine($\"{name} got {{Name.Of(value)}}\");",
            Argument.Failure => $"Console.WriteLine($\"{name} got !{{Name.Of(failure.Value)}}\");",
            Argument.Outcome => $"Console.WriteLine($\"{name} got {{Name.OfEither(outcome)}}\");",
            _ => $"Console.WriteLine(\"{name} got null\");",
        });
        WriteInside(block);
        WriteEnding(block.Ending, name, argument);
        lines.Close(tail);
    }

    private void WriteInside(Block block)
    {
        foreach (var operation in block.Inside)
        {
            write(operation);
        }
    }

    private void WriteEnding(Ending ending, string name, Argument argument)
    {
        var mapped = argument switch
        {
            Argument.Value => $"$\"{name}({{Name.Of(value)}})\"",
            Argument.Failure => $"$\"{name}({{Name.Of(failure.Value)}})\"",
            Argument.Outcome => $"$\"{name}({{Name.Of(outcome)}})\"",
            _ => name.StartsWith('b') ? $"\"{name}()\"" : $"\"{name}(null)\"",
        };
        lines.Add(ending.Kind switch
        {
            EndingKind.Same => $"return {SameAs(argument)};",
            EndingKind.Value => $"return {(ending.Value == "null" ? "(object?)null" : SnippetValues.ValueOf(ending.Value, null))};",
            EndingKind.Raise when ending.Value.Length == 0 && argument == Argument.Failure => "throw failure.Value;",
            EndingKind.Raise when ending.Value.Length == 0 && argument == Argument.Outcome =>
                $"throw outcome.IsFailure ? outcome.Failure.Value : new Exception(\"T{name}\");",
            EndingKind.Throw or EndingKind.Raise => $"throw {SnippetValues.ThrownBy(ending, name)};",
            EndingKind.Failure => $"return new Failure(new Exception(\"F{name}\"));",
            EndingKind.Inner when plan.IsAlwaysFilled(ending.Slot) => $"return {ProgramSyntax.SlotName(ending.Slot)};",
            EndingKind.Inner => $"return (object?){ProgramSyntax.SlotName(ending.Slot)} ?? {mapped};",
            _ => $"return {mapped};",
        });
    }

    private static string SameAs(Argument argument) => argument switch
    {
        Argument.Value => "value",
        Argument.Failure => "failure",
        Argument.Outcome => "outcome",
        _ => "(object?)null",
    };

    /// <summary>What a block is given.</summary>
    private enum Argument
    {
        None,
        Value,
        Failure,
        Outcome,
    }
}
