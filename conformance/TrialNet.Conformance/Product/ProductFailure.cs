using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>A failure of TrialNet.</summary>
internal sealed class ProductFailure(Failure failure) : ISubjectFailure
{
    public object Handle => Failure;

    public Exception Value => Failure.Value;

    public Type Type => Failure.Type;

    public string Text => Failure.ToString();

    public string Brief => Failure.GetBriefTraceback();

    public string Full => Failure.GetTraceback();

    public string Message => Failure.GetErrorMessage();

    internal Failure Failure { get; private set; } = failure;

    public Type? Check(params Type[] types) => Failure.Check(types);

    public Type Trap(params Type[] types) => Failure.Trap(types);

    public void Throw() => Failure.Throw();

    public void Clean() => Failure = Failure.Clean();
}
