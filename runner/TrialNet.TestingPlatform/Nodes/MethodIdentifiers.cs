using System.Reflection;
using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>Tells an IDE which method a test is, so that it can show the test beside it. Threading: any thread.</summary>
/// <param name="tests">The assembly with the tests.</param>
/// <param name="methodOf">Finds the method of a test by its id.</param>
internal sealed class MethodIdentifiers(Assembly tests, Func<string, MethodInfo?> methodOf)
{
    private readonly string _assembly = tests.FullName!;

    /// <summary>The method of a test; null where there is none to point at.</summary>
    public TestMethodIdentifierProperty? Of(TestDescriptor test) =>
        methodOf(test.Id) is not { } method ? null
        : MethodShape.IsPlain(method) ? Identify(test, method, 0, [], typeof(void))
        : Identify(test, method, method.GetGenericArguments().Length, [.. method.GetParameters().Select(parameter => NameOf(parameter.ParameterType))], method.ReturnType);

    private static string NameOf(Type type) => type.FullName ?? type.Name;

    private TestMethodIdentifierProperty Identify(TestDescriptor test, MethodInfo method, int arity, string[] parameters, Type returned) =>
        new(_assembly, test.Namespace, test.ClassName, method.Name, arity, parameters, NameOf(returned));
}
