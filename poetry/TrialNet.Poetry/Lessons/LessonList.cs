namespace TrialNet.Poetry.Lessons;

/// <summary>The list of lessons: a line each, by the parts of the series.</summary>
internal static class LessonList
{
    /// <summary>Writes the list.</summary>
    public static void Write(TextWriter output)
    {
        var lessons = LessonCatalog.Create();
        var width = lessons.Max(static lesson => lesson.Name.Length);
        foreach (var part in lessons.GroupBy(static lesson => lesson.Part))
        {
            output.WriteLine($"part {part.Key}: {LessonParts.TitleOf(part.Key)}");
            foreach (var lesson in part)
            {
                output.WriteLine($"  {lesson.Name.PadRight(width)}  {lesson.Summary}");
            }
        }
    }
}
