using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>
/// Tests as bytes: what is the same as for the test before is left out, and so is an id that follows from the names, as nearly all do.
/// Of ten thousand tests that leaves half a megabyte of two, and nobody makes texts to throw them away.
/// </summary>
internal static class TestsFormat
{
    [Flags]
    private enum Parts : byte
    {
        None = 0,
        OwnNamespace = 1,
        OwnClass = 2,
        OwnId = 4,
        OwnTimeout = 8,
        Place = 16,
        LoadError = 32,
        Tags = 64,
        Exclusive = 128,
    }

    internal static void Write(WireWriter writer, IReadOnlyList<TestDescriptor> tests)
    {
        writer.Write(tests.Count);
        TestDescriptor? before = null;
        for (var index = 0; index < tests.Count; index++)
        {
            var test = tests[index];
            Write(writer, test, PartsOf(test, before));
            before = test;
        }
    }

    internal static TestDescriptor[] Read(ref WireReader reader)
    {
        var tests = new TestDescriptor[reader.ReadCount() ?? 0];
        TestDescriptor? before = null;
        for (var index = 0; index < tests.Length; index++)
        {
            tests[index] = before = Read(ref reader, before);
        }

        return tests;
    }

    /// <summary>Writes ids, each of which says with how much of the one before it begins.</summary>
    internal static void WriteIds(WireWriter writer, IReadOnlyList<string> ids)
    {
        writer.Write(ids.Count);
        var before = "";
        for (var index = 0; index < ids.Count; index++)
        {
            var id = ids[index];
            var shared = CountShared(id, before);
            writer.Write(shared);
            writer.Write(id.AsSpan(shared));
            before = id;
        }
    }

    /// <summary>Reads what <see cref="WriteIds"/> wrote.</summary>
    internal static string[] ReadIds(ref WireReader reader)
    {
        var ids = new string[reader.ReadCount() ?? 0];
        var before = "";
        for (var index = 0; index < ids.Length; index++)
        {
            var shared = reader.ReadInt();
            var rest = reader.ReadText();
            if (shared < 0 || shared > before.Length)
            {
                throw new InvalidDataException($"The text before has no {shared} characters.");
            }

            ids[index] = before = shared == 0 ? rest : string.Concat(before.AsSpan(0, shared), rest);
        }

        return ids;
    }

    private static int CountShared(string id, string before)
    {
        var count = 0;
        while (count < id.Length && count < before.Length && id[count] == before[count])
        {
            count++;
        }

        // A pair of surrogates is one character in the message.
        return count > 0 && char.IsHighSurrogate(id[count - 1]) ? count - 1 : count;
    }

    private static Parts PartsOf(TestDescriptor test, TestDescriptor? before) =>
        (Same(test.Namespace, before?.Namespace) ? 0 : Parts.OwnNamespace)
        | (Same(test.ClassName, before?.ClassName) ? 0 : Parts.OwnClass)
        | (IsUsual(test) ? 0 : Parts.OwnId)
        | (before is not null && test.Timeout == before.Timeout ? 0 : Parts.OwnTimeout)
        | (test.File is null && test.Line == 0 ? 0 : Parts.Place)
        | (test.LoadError is null ? 0 : Parts.LoadError)
        | (test.Tags.Count == 0 ? 0 : Parts.Tags)
        | (test.Exclusive is null ? 0 : Parts.Exclusive);

    private static bool Same(string text, string? other) => string.Equals(text, other, StringComparison.Ordinal);

    private static bool IsUsual(TestDescriptor test)
    {
        var rest = test.Id.AsSpan();
        return (test.Namespace.Length == 0 || (Take(ref rest, test.Namespace) && Take(ref rest, ".")))
            && Take(ref rest, test.ClassName) && Take(ref rest, ".") && rest.SequenceEqual(test.MethodName);
    }

    private static bool Take(ref ReadOnlySpan<char> text, string words)
    {
        if (!text.StartsWith(words, StringComparison.Ordinal))
        {
            return false;
        }

        text = text[words.Length..];
        return true;
    }

    private static void Write(WireWriter writer, TestDescriptor test, Parts parts)
    {
        writer.Write((byte)parts);
        writer.Write(test.MethodName);
        if ((parts & Parts.OwnNamespace) != 0)
        {
            writer.Write(test.Namespace);
        }

        if ((parts & Parts.OwnClass) != 0)
        {
            writer.Write(test.ClassName);
        }

        if ((parts & Parts.OwnId) != 0)
        {
            writer.Write(test.Id);
        }

        if ((parts & Parts.OwnTimeout) != 0)
        {
            writer.Write(test.Timeout);
        }

        if ((parts & Parts.Place) != 0)
        {
            writer.Write(test.File);
            writer.Write(test.Line);
        }

        if ((parts & Parts.LoadError) != 0)
        {
            writer.Write(test.LoadError);
        }

        if ((parts & Parts.Tags) != 0)
        {
            writer.Write(test.Tags);
        }

        if ((parts & Parts.Exclusive) != 0)
        {
            writer.Write(test.Exclusive);
        }
    }

    private static TestDescriptor Read(ref WireReader reader, TestDescriptor? before)
    {
        var parts = (Parts)reader.ReadByte();
        var method = reader.ReadText();
        var space = (parts & Parts.OwnNamespace) != 0 ? reader.ReadText() : Before(before).Namespace;
        var name = (parts & Parts.OwnClass) != 0 ? reader.ReadText() : Before(before).ClassName;
        var id = (parts & Parts.OwnId) != 0 ? reader.ReadText() : space.Length == 0 ? $"{name}.{method}" : string.Join('.', space, name, method);
        var timeout = (parts & Parts.OwnTimeout) != 0 ? reader.ReadTime() : Before(before).Timeout;
        var (file, line) = (parts & Parts.Place) != 0 ? (reader.ReadOptionalText(), reader.ReadInt()) : (null, 0);
        var test = new TestDescriptor(id, space, name, method, Same(file ?? "", before?.File) ? before!.File : file, line, timeout, (parts & Parts.LoadError) != 0 ? reader.ReadText() : null);
        return (parts & (Parts.Tags | Parts.Exclusive)) == 0 ? test : test with
        {
            Tags = (parts & Parts.Tags) != 0 ? reader.ReadTexts() ?? [] : [],
            Exclusive = (parts & Parts.Exclusive) != 0 ? reader.ReadTexts() : null,
        };
    }

    private static TestDescriptor Before(TestDescriptor? before) => before ?? throw new InvalidDataException("The first test is like one before.");
}
