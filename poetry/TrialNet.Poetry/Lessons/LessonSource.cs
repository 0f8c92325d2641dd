using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons;

/// <summary>The C# of the lessons, as the command carries it with it.</summary>
internal static class LessonSource
{
    /// <summary>The whole file of a lesson.</summary>
    public static string Of(Lesson lesson)
    {
        var type = lesson.GetType();
        using var stream = type.Assembly.GetManifestResourceStream($"{type.FullName}.cs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
