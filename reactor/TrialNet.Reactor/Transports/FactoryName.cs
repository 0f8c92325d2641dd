using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <summary>Names of factories for texts that people read: what is inside a wrapper is meant.</summary>
internal static class FactoryName
{
    internal static string Of(IProtocolFactory factory)
    {
        while (factory is IFactoryWrapper wrapper)
        {
            factory = wrapper.WrappedFactory;
        }

        return TypeName.Of(factory.GetType());
    }
}
