using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Bridge;

/// <summary>Which programs Twisted can carry out, with a behaviour that can be compared.</summary>
internal static class TwistedDialect
{
    internal static bool Accepts(DeferredProgram program) =>
        !program.All().Any(operation => operation.Verb is Verb.Race or Verb.Flush) && ComesToAnEnd(program);

    /// <summary>
    /// Twisted lets Deferreds wait for each other in a circle, and a canceller cancel its own Deferred. Cancelling either calls
    /// itself until the stack is full, and what is left behind then depends on the size of the stack.
    /// </summary>
    private static bool ComesToAnEnd(DeferredProgram program)
    {
        try
        {
            using var model = new ModelSubject(Profile.Twisted);
            ProgramRun.Of(model, program);
            return true;
        }
        catch (RunawayException)
        {
            return false;
        }
    }
}
