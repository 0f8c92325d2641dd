using System.Globalization;
using TrialNet.Conformance.Subjects;
using static TrialNet.Conformance.Programs.ProgramSyntax;

namespace TrialNet.Conformance.Programs;

/// <summary>Reads the one-line form of a program, as printed in reports and kept in fixtures.</summary>
internal sealed class ProgramParser
{
    private readonly string _text;
    private int _at;

    private ProgramParser(string text) => _text = text;

    /// <exception cref="FormatException">The text is no program; the message says where and what was expected.</exception>
    internal static DeferredProgram Parse(string text)
    {
        var parser = new ProgramParser(text);
        var operations = parser.Operations();
        return parser.AtEnd ? new DeferredProgram(operations) : throw parser.Unexpected("';' or the end");
    }

    private bool AtEnd => Peek() == '\0';

    private List<Operation> Operations()
    {
        var operations = new List<Operation>();
        while (!AtEnd && Peek() is not ('}' or '-'))
        {
            operations.Add(Next());
            if (!Take(';'))
            {
                break;
            }
        }

        return operations;
    }

    private Operation Next()
    {
        var word = Word();
        if (Alone.TryGetValue(word, out var alone))
        {
            return Argumented(new Operation(alone));
        }

        var isLock = word.Length == 1 && char.IsAsciiLetterUpper(word[0]);
        if (word.Length != 1 || !char.IsAsciiLetter(word[0]))
        {
            throw Unexpected($"a slot (a to z), a lock (A to Z) or one of {string.Join(", ", Alone.Keys)}");
        }

        var (verbs, what) = Take('=') ? (isLock ? LockMakers : Makers, "after '='")
            : Take('.') ? (isLock ? LockActs : Acts, "after '.'")
            : throw Unexpected("'=' or '.'");
        var name = Word();
        if (!verbs.TryGetValue(name, out var verb))
        {
            throw Unexpected($"one of {string.Join(", ", verbs.Keys)} {what}");
        }

        var operation = isLock ? new Operation(verb) { Other = word[0] - 'A' } : new Operation(verb, word[0] - 'a');
        return Blocks(Argumented(operation));
    }

    private Operation Argumented(Operation operation)
    {
        if (!Take('('))
        {
            return operation;
        }

        var result = operation.Verb switch
        {
            Verb.Await or Verb.AwaitThrough => operation with { Slot = Slot() },
            Verb.Chain => operation with { Other = Slot() },
            Verb.Acquire or Verb.Get or Verb.Hold => operation with { Other = Word()[0] - 'A' },
            Verb.List or Verb.Gather or Verb.Race => operation with { Members = Members(), Flags = Flags() },
            Verb.NewQueue => Queue(operation),
            Verb.Fire or Verb.Succeed or Verb.Err or Verb.Fail => operation with { Value = Word() },
            _ => operation with { Number = Number() },
        };
        Expect(')');
        return result;
    }

    private Operation Queue(Operation operation)
    {
        var size = Number();
        Expect(',');
        return operation with { Number = size, Backlog = Number() };
    }

    private List<int> Members()
    {
        var members = new List<int>();
        while (Peek() is not (')' or '|'))
        {
            members.Add(Slot());
            if (!Take(','))
            {
                break;
            }
        }

        return members;
    }

    private ListFlags Flags()
    {
        var flags = ListFlags.None;
        if (Take('|'))
        {
            while (Peek() != ')')
            {
                flags |= Word() switch
                {
                    "callback" => ListFlags.FireOnOneCallback,
                    "errback" => ListFlags.FireOnOneErrback,
                    "consume" => ListFlags.ConsumeErrors,
                    _ => throw Unexpected("callback, errback or consume"),
                };
            }
        }

        return flags;
    }

    private Operation Blocks(Operation operation)
    {
        var first = Peek() == '{' ? Block() : null;
        var second = first is not null && Peek() == '{' ? Block() : null;
        operation = operation.Verb switch
        {
            Verb.AddErrback => operation with { OnFailure = first },
            _ => operation with { OnValue = first, OnFailure = second },
        };
        var needsBlock = operation.Verb is Verb.AddCallback or Verb.AddErrback or Verb.AddBoth or Verb.AddCallbacks
            or Verb.Execute or Verb.Maybe or Verb.Body or Verb.Hold;
        return needsBlock && first is null ? throw Unexpected("'{'") : operation;
    }

    private Block Block()
    {
        Expect('{');
        var inside = Operations();
        var ending = Ending.Map;
        if (Take('-'))
        {
            Expect('>');
            ending = EndingOf(Word());
            if (ending.Kind == EndingKind.Throw && Peek() != '}')
            {
                ending = ending with { Value = Word() };
            }
        }

        Expect('}');
        return new Block(inside, ending);
    }

    private int Slot()
    {
        var word = Word();
        return word.Length == 1 && char.IsAsciiLetterLower(word[0]) ? word[0] - 'a' : throw Unexpected("a slot (a to z)");
    }

    private int Number()
    {
        if (Take('-'))
        {
            return -1;
        }

        return int.TryParse(Word(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unexpected("a number or '-'");
    }

    private string Word()
    {
        Peek();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '@'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Unexpected("a word");
    }

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private bool Take(char expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char expected)
    {
        if (!Take(expected))
        {
            throw Unexpected($"'{expected}'");
        }
    }

    private FormatException Unexpected(string expected) =>
        new($"Expected {expected} at character {_at + 1} of the program, in \"{_text[Math.Max(0, _at - 20)..Math.Min(_text.Length, _at + 20)]}\".");
}
