using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Rules D-8 beyond what programs show: the delivered object afterwards, the sequence of members.</summary>
internal static class ListChecks
{
    /// <summary>D-8.13.</summary>
    internal static void DeliveredListIsNotEdited(CheckContext context)
    {
        ListFlags[] options =
        [
            ListFlags.None, ListFlags.ConsumeErrors,
            ListFlags.FireOnOneCallback, ListFlags.FireOnOneCallback | ListFlags.ConsumeErrors,
            ListFlags.FireOnOneErrback, ListFlags.FireOnOneErrback | ListFlags.ConsumeErrors,
        ];
        foreach (var flags in options)
        {
            foreach (var failing in new[] { -1, 0, 1 })
            {
                foreach (var gathers in new[] { false, true })
                {
                    using var subject = context.Open();
                    if (context.Need<IHasLists>(subject, "lists (IHasLists)") is not { } lists)
                    {
                        return;
                    }

                    Deliver(context, subject, lists, flags, failing, gathers);
                }
            }
        }
    }

    /// <summary>D-8.18.</summary>
    internal static void MembersAreReadOnce(CheckContext context)
    {
        foreach (var kind in new[] { "a list", "a Gather", "a race" })
        {
            foreach (var isLazy in new[] { false, true })
            {
                using var subject = context.Open();
                if (context.Need<IHasLists>(subject, "lists (IHasLists)") is not { } lists)
                {
                    return;
                }

                if (kind != "a race" || subject is IHasRaces)
                {
                    Read(context, subject, lists, kind, isLazy);
                }
            }
        }
    }

    private static void Deliver(
        CheckContext context, DeferredSubject subject, IHasLists lists, ListFlags flags, int failing, bool gathers)
    {
        ISubjectDeferred[] members = [subject.NewDeferred(null), subject.NewDeferred(null), subject.NewDeferred(null)];
        var list = gathers ? lists.Gather(members, flags.HasFlag(ListFlags.ConsumeErrors)) : lists.NewList(members, flags);
        var witness = new Witness().Hear(list);
        var delivered = "";
        for (var i = 0; i < members.Length; i++)
        {
            Fire(members[i], i, i == failing);
            if (delivered.Length == 0 && witness.Calls > 0)
            {
                delivered = Shape(subject, witness);
            }
        }

        foreach (var member in members)
        {
            // What stands behind the list in a member is the member's own.
            member.Add(static _ => "changed", static _ => "handled");
            member.Cancel();
        }

        list.Cancel();
        var what = $"what a {(gathers ? "Gather" : "list")} with the options {flags} has delivered";
        context.Expect(witness.Calls == 1, $"a {(gathers ? "Gather" : "list")} with the options {flags} is fired once", witness.ToString());
        var later = Shape(subject, witness);
        context.Expect(later == delivered, $"{what}, {delivered}, stays as it is", later);
    }

    private static void Read(CheckContext context, DeferredSubject subject, IHasLists lists, string kind, bool isLazy)
    {
        var first = subject.NewDeferred(null);
        var second = subject.NewDeferred(null);
        var intruder = subject.NewDeferred(null);
        List<ISubjectDeferred> members = [first, second];
        var readings = 0;
        IEnumerable<ISubjectDeferred> sequence = isLazy ? Lazy() : members;
        var made = kind switch
        {
            "a list" => lists.NewList(sequence, ListFlags.None),
            "a Gather" => lists.Gather(sequence, false),
            _ => ((IHasRaces)subject).Race(sequence),
        };
        members.Clear();
        members.Add(intruder);
        var witness = new Witness().Hear(made);
        context.Expect(!isLazy || readings == 1, $"{kind} reads its sequence of members once", $"it is read {readings} times");
        intruder.Callback("intruder");
        context.Expect(witness.Calls == 0, $"a change of the sequence after {kind} was made changes nothing", witness.ToString());
        first.Callback("first");
        second.Callback("second");
        var expected = kind switch
        {
            "a list" => "[\"first\", \"second\"]",
            "a Gather" => "(\"first\", \"second\")",
            _ => "0: \"first\"",
        };
        var actual = Shape(subject, witness);
        context.Expect(actual == expected, $"{kind} of two is fired with {expected}", actual);

        IEnumerable<ISubjectDeferred> Lazy()
        {
            readings++;
            foreach (var member in members.ToArray())
            {
                yield return member;
            }
        }
    }

    private static void Fire(ISubjectDeferred member, int index, bool fails)
    {
        if (fails)
        {
            member.Errback(new InvalidOperationException($"failure {index}"));
        }
        else
        {
            member.Callback($"value {index}");
        }
    }

    private static string Shape(Exception? error, object? value) => error is null ? Words.Of(value) : $"!{Words.Of(error)}";

    /// <summary>Everything that can be seen of what a list has delivered, as it is now.</summary>
    private static string Shape(DeferredSubject subject, Witness witness)
    {
        if (witness.Error is { } error)
        {
            var view = subject.View(error);
            return $"{view.Kind} at {view.Index} of {string.Join(", ", view.Inner.Select(Words.Of))}";
        }

        return witness.Calls == 0 ? "nothing" : subject.View(witness.Value) switch
        {
            ListedOutcomes list => $"[{string.Join(", ", list.Outcomes.Select(static one => Shape(one.Error, one.Value)))}]",
            ListedValues list => $"({string.Join(", ", list.Values.Select(Words.Of))})",
            IndexedValue value => $"{value.Index}: {Words.Of(value.Value)}",
            var other => Words.Of(other),
        };
    }
}
