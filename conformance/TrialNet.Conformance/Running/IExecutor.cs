using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Running;

/// <summary>Whatever can carry out programs: an implementation in this process, or one at the other end of a bridge.</summary>
internal interface IExecutor : IDisposable
{
    /// <summary>What the implementation declares.</summary>
    SubjectManifest Manifest { get; }

    /// <summary>Whether it can carry a program out, with a behaviour that is defined: a property of the program, told without running it.</summary>
    bool Accepts(DeferredProgram program) => true;

    /// <summary>Carries a program out, on the calling thread.</summary>
    Trace Run(DeferredProgram program, BodyForm form);

    /// <summary>
    /// Checks a rule that no program can show, on the implementation's own side; null where this executor has no such check and the
    /// kit's own is to be used.
    /// </summary>
    CheckResult? Check(DeferredRule rule);

    /// <summary>A subject in this process for the kit's own checks; null where the implementation lives elsewhere.</summary>
    DeferredSubject? Open();
}
