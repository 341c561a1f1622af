"""AWS's own model of the requests, and its validator, by botocore."""
import base64

import botocore.loaders
import botocore.model
import botocore.validate

model = botocore.model.ServiceModel(botocore.loaders.Loader().load_service_model("ssm", "service-2"))
validator = botocore.validate.ParamValidator()


def as_python(value, shape):
    """The document as a caller of boto3 gives it: a blob as bytes."""
    if shape.type_name == "blob" and isinstance(value, str):
        return base64.b64decode(value)
    if shape.type_name == "structure" and isinstance(value, dict):
        return {k: as_python(v, shape.members[k]) if k in shape.members else v for k, v in value.items()}
    if shape.type_name == "list" and isinstance(value, list):
        return [as_python(v, shape.member) for v in value]
    if shape.type_name == "map" and isinstance(value, dict):
        return {k: as_python(v, shape.value) for k, v in value.items()}
    return value


def refusals(name, document):
    """What ParamValidator says against a request of that shape: (reason, name, details). A ValueError: bad base64."""
    shape = model.shape_for(name)
    return validator.validate(as_python(document, shape), shape)._errors
