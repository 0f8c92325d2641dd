using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>What the model itself throws and fails with.</summary>
internal sealed class ModelException(ErrorView view) : Exception(view.Kind.ToString())
{
    internal ModelException(ErrorKind kind)
        : this(new ErrorView(kind))
    {
    }

    internal ErrorView View { get; } = view;
}
