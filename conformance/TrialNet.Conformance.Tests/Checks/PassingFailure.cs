using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

/// <summary>A failure that does what another one does, where nothing is overridden.</summary>
internal class PassingFailure(ISubjectFailure inner) : ISubjectFailure
{
    public virtual object Handle => inner.Handle;

    public virtual Exception Value => inner.Value;

    public virtual Type Type => inner.Type;

    public virtual string Text => inner.Text;

    public virtual string Brief => inner.Brief;

    public virtual string Full => inner.Full;

    public virtual string Message => inner.Message;

    internal ISubjectFailure Inner => inner;

    public virtual Type? Check(params Type[] types) => inner.Check(types);

    public virtual Type Trap(params Type[] types) => inner.Trap(types);

    public virtual void Throw() => inner.Throw();

    public virtual void Clean() => inner.Clean();

    internal static ISubjectFailure Undress(ISubjectFailure failure) => failure is PassingFailure passing ? passing.Inner : failure;
}
