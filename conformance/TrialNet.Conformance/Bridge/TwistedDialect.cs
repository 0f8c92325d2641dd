using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Bridge;

/// <summary>
/// Which programs Twisted can carry out, with a behaviour that can be compared: all that ask for nothing it lacks, and end.
/// </summary>
internal static class TwistedDialect
{
    internal static bool Accepts(DeferredProgram program) =>
        !program.All().Any(operation => operation.Verb is Verb.Race or Verb.Flush)
        && ModelSubject.ComesToAnEnd(program, Profile.Twisted);
}
