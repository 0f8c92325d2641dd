using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>In which forms bodies are to be checked.</summary>
internal static class Bodies
{
    /// <summary>The forms that a subject declares and shows; where there is none, the rule cannot be decided.</summary>
    internal static IReadOnlyList<BodyForm> FormsOf(CheckContext context)
    {
        using var subject = context.Open();
        return FormsOf(context, subject);
    }

    /// <inheritdoc cref="FormsOf(CheckContext)"/>
    internal static IReadOnlyList<BodyForm> FormsOf(CheckContext context, DeferredSubject subject)
    {
        if (context.Need<IHasBodies>(subject, "bodies (IHasBodies)") is null)
        {
            return [];
        }

        var forms = new List<BodyForm>();
        if (IsAsync(subject))
        {
            forms.Add(BodyForm.Async);
        }

        if (subject.Manifest.Capabilities.Contains(Capability.Iterators))
        {
            forms.Add(BodyForm.Iterator);
        }

        return forms;
    }

    internal static bool IsAsync(DeferredSubject subject) => subject.Manifest.Capabilities.Contains(Capability.Async);

    /// <summary>In words.</summary>
    internal static string Words(this BodyForm form) => form == BodyForm.Async ? "an async method" : "an iterator";
}
